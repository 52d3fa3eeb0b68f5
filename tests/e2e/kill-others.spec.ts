import { expect, test } from '@playwright/test'
import { rowOf, signIn, tabTo, visit } from '@/tests/helpers/browser'
import { type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, sessionOf } from '@/tests/helpers/people'

let installation: Installation

test.beforeAll(async () => {
  installation = await startInstallation()
})
test.afterAll(() => installation.stop())

async function isOpen({ sessionId }: Pick<Member, 'sessionId'>): Promise<boolean> {
  const { rows } = await installation.database.owner.query('select ended_at is null as open from public.sessions where id = $1', [
    sessionId,
  ])
  return rows[0].open
}

test('an administrator by keyboard: two chosen rows end, then all others, and the own session stays', async ({ page }) => {
  const { server, database } = installation
  const [olga, otto] = [await member(installation, 'audit_user', 'Olga One'), await member(installation, 'audit_user', 'Otto Other')]
  const [mona, anna] = [
    await member(installation, 'audit_manager', 'Mona Manager'),
    await member(installation, 'system_administrator', 'Anna Admin'),
  ]
  const self = await createPerson(database, 'system_administrator', 'Sara Self')
  await signIn(page, server.url, self)
  await visit(page, `${server.url}/sessions`)
  for (const { person } of [olga, otto]) {
    await rowOf(page, person).getByRole('checkbox').focus()
    await page.keyboard.press('Space')
  }
  const bar = page.getByRole('region', { name: 'Chosen sessions' })
  await expect(bar).toContainText('2 chosen')
  await tabTo(page, bar.getByRole('button', { name: 'Kill sessions…' }))
  await page.keyboard.press('Enter')
  const chosen = page.getByRole('dialog', { name: 'Kill the chosen sessions' })
  await tabTo(page, chosen.getByRole('button', { name: 'Kill 2 sessions' }))
  await page.keyboard.press('Enter')
  await expect(chosen.getByText('2 sessions have ended.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(chosen).toHaveCount(0)
  expect(await Promise.all([olga, otto, mona, anna].map(isOpen))).toEqual([false, false, true, true])

  await tabTo(page, page.getByText('Kill many'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: /^All others…/ }))
  await page.keyboard.press('Enter')
  const others = page.getByRole('dialog', { name: 'Kill all other sessions' })
  await expect(others).toContainText('2 sessions of 2 users will end.')
  await tabTo(page, others.getByLabel('Number of sessions, to confirm'))
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await expect(others.getByText('2 sessions have ended.')).toBeVisible()
  expect(await Promise.all([mona, anna].map(isOpen))).toEqual([false, false])
  expect(await isOpen({ sessionId: await sessionOf(database, self) })).toBe(true)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible()
})
