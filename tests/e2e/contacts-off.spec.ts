import { expect, test } from '@playwright/test'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { visitor } from '@/tests/helpers/visitor'
import { callers } from './matrix-rows'

let installation: Installation

test.beforeAll(async () => {
  installation = await startInstallation({ EXAMPLE_CONTACTS: '' })
})
test.afterAll(() => installation.stop())

const action = (name: string) => `app/(console)/contacts/actions.ts#${name}`
const id = '01900000-0000-7000-8000-000000000000'

test('an installation without the example has no schema of it, and is healthy', async () => {
  const { rows } = await installation.database.owner.query(`select to_regnamespace('example') is null as none`)
  expect(rows).toEqual([{ none: true }])
  expect((await fetch(`${installation.server.url}/api/health`)).status).toBe(200)
})

for (const caller of callers.filter((one) => one !== 'killed')) {
  test(`there is nothing for ${caller}: no page, no route, no way there`, async () => {
    const who = caller === 'nobody' ? null : await member(installation, caller)
    const browser = who?.visitor ?? visitor(installation.server)
    for (const path of ['/contacts', '/contacts?q=x', '/contacts/new', '/contacts/import', `/contacts/${id}`])
      expect((await browser.get(path)).status, path).toBe(404)
    expect((await browser.post('/api/contacts/import', { body: 'Name\nAda' })).status).toBe(404)
    if (who === null) return
    expect((await browser.get('/sessions')).body).not.toContain('/contacts')
    for (const [name, fields] of [
      ['createContact', { name: 'Ada' }],
      ['editContact', { contactId: id, seen: 'x', name: 'Ada' }],
      ['deleteContact', { contactId: id }],
      ['deleteContacts', { ids: id }],
    ] as const) {
      const { outcome, status } = await browser.act('/sessions', action(name), fields)
      expect([status, outcome?.ok, outcome?.message], name).toEqual([200, false, 'There is nothing here.'])
    }
  })
}
