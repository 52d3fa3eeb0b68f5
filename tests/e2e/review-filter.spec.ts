import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { rowOf, scripted, signIn } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson } from '@/tests/helpers/people'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

const rows = (page: Page) => page.locator('table[data-rows] tbody tr')

async function mark(type: 'session' | 'activity', id: string, state: string): Promise<void> {
  await installation.database.owner.query(
    `INSERT INTO public.reviews (subject_type, subject_id, subject_label, state, by_id, by_name)
     VALUES ($1, $2, 'x', $3, public.uuid_v7(), 'Mia Manager')`,
    [type, id, state],
  )
}

test('what managers marked is found by it in both explorers, and leaves as a file', async ({ page }) => {
  const manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  const [uma, udo] = [await member(installation, 'audit_user', 'Uma User'), await member(installation, 'audit_user', 'Udo User')]
  const signedIn = `SELECT id FROM log.activities WHERE session_id = $1 AND action = 'in'`
  const { rows: found } = await installation.database.owner.query(signedIn, [udo.sessionId])
  await mark('session', uma.sessionId, 'suspicious')
  await mark('activity', found[0].id, 'cleared')
  await signIn(page, url, manager)
  await expect(rowOf(page, uma.person).locator('b[data-status="suspicious"]')).toHaveText('Suspicious')
  await expect(rowOf(page, udo.person).locator('b[data-status="suspicious"]')).toHaveCount(0)

  await scripted(page)
  await page.getByText('+ Add filter').click()
  const form = page.getByRole('form', { name: 'Add a filter' })
  await form.getByLabel('Field').selectOption('review')
  await form.getByLabel('Value').fill('Suspicious')
  await form.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL('**/sessions?review=suspicious')
  await expect(page.getByText('Review is Suspicious')).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
  await expect(rowOf(page, uma.person)).toBeVisible()
  await expectAccessible(page, 'sessions by review')
  await page.goto(`${url}/sessions?review=none&user=${udo.person.id}`)
  await expect(rows(page)).toHaveCount(1)

  await page.goto(`${url}/activities?review=cleared`)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).locator('b[data-status="cleared"]')).toHaveText('Cleared')
  await page.getByRole('link', { name: 'Export CSV' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  expect((await readFile(await (await coming).path(), 'utf8')).trimEnd().split('\r\n')).toHaveLength(2)
})

test('whom it is about finds nothing by it and sees nothing of it', async ({ page }) => {
  const user = await createPerson(installation.database, 'audit_user')
  await signIn(page, url, user)
  const { rows: own } = await installation.database.owner.query('SELECT id FROM public.sessions WHERE user_id = $1', [user.id])
  await mark('session', own[0].id, 'suspicious')
  await page.goto(`${url}/sessions`)
  await expect(rows(page)).toHaveCount(1)
  await expect(page.locator('b[data-status="suspicious"]')).toHaveCount(0)
  await page.getByText('+ Add filter').click()
  await expect(page.getByRole('form', { name: 'Add a filter' }).getByLabel('Field').locator('option[value="review"]')).toHaveCount(0)
  await page.goto(`${url}/sessions?review=suspicious`)
  await expect(page.getByRole('heading', { name: 'No session matches these filters' })).toBeVisible()
  await page.goto(`${url}/sessions?review=none`)
  await expect(rows(page)).toHaveCount(1)
})
