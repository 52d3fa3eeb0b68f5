import { expect, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { signIn, visit } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson } from '@/tests/helpers/people'

let installation: Installation

test.beforeAll(async () => {
  installation = await startInstallation()
})
test.afterAll(() => installation.stop())

test('a manager sees which tables are recorded, and what is wrong with one', async ({ page }) => {
  const { database, server } = installation
  await signIn(page, server.url, await createPerson(database, 'audit_manager', 'Mia Manager'))
  await visit(page, `${server.url}/activities`)
  await page.getByRole('link', { name: 'What is recorded' }).click()
  await expect(page).toHaveURL(`${server.url}/recording`)
  await expect(page.getByText(/^All \d+ tables are recorded, or left out for a reason\.$/)).toBeVisible()
  const rowOf = (relation: string) => page.getByRole('row').filter({ has: page.getByText(relation, { exact: true }) })
  await expect(rowOf('public.users')).toContainText(/Recorded.*Kept: .*role.*Told without value: password_hash/)
  await expectAccessible(page)

  await database.owner.query('CREATE TABLE public."New one" (id int PRIMARY KEY)')
  await database.owner.query('ALTER TABLE public.users DISABLE TRIGGER USER')
  await page.reload()
  await expect(page.getByText(/^1 at fault · 1 not recorded · /)).toBeVisible()
  await expect(page.locator('main tbody tr').first()).toContainText(/public\.users.*At fault.*A trigger is disabled/)
  await expect(rowOf('public."New one"')).toContainText(`SELECT log.record_table('public."New one"'`)
  await expectAccessible(page)

  await rowOf('public.users').getByRole('link', { name: 'Activities of user' }).click()
  await expect(page).toHaveURL(`${server.url}/activities?type=user`)
})

test('an Audit User is refused', async ({ page }) => {
  const { database, server } = installation
  await signIn(page, server.url, await createPerson(database, 'audit_user', 'Uma User'))
  await visit(page, `${server.url}/activities`)
  await expect(page.getByRole('link', { name: 'What is recorded' })).toHaveCount(0)
  expect((await page.goto(`${server.url}/recording`))?.status()).toBe(403)
})
