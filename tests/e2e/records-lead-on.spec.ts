import { expect, type Page, test } from '@playwright/test'
import { signIn, visit } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let manager: Person
let user: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  manager = await createPerson(installation.database, 'audit_manager', 'Lena Leads')
  user = (await member(installation, 'audit_user', 'Uta Unger')).person
})
test.afterAll(() => installation.stop())

const rows = (page: Page) => page.getByRole('region', { name: 'Activities, newest first' }).locator('tbody tr')
const chips = (page: Page) => page.getByRole('list', { name: 'Filters in use' }).getByRole('listitem').locator('span')

test('users, sessions and their activities lead to each other', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/users/${user.id}`)
  await page.getByRole('link', { name: 'What this person did' }).click()
  await expect(chips(page)).toHaveText([/^Who is Uta Unger/])
  await expect(
    rows(page)
      .filter({ hasText: /signed in/ })
      .first(),
  ).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: 'What was done with this user' }).click()
  await expect(chips(page)).toHaveText([/^Record is User/])
  await rows(page).first().getByRole('link').first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('link', { name: 'Open their page' }).last().click()
  await page.waitForURL(`${url}/users/${user.id}`)

  await visit(page, `${url}/sessions?user=${user.id}`)
  await page.getByRole('region', { name: 'Sessions' }).getByRole('row').last().getByRole('link').first().click()
  await page.getByRole('link', { name: 'What was done with this session' }).click()
  await expect(chips(page)).toHaveText([/^Record is Session/])
  await expect(rows(page).filter({ hasText: /signed in/ })).toHaveCount(1)
  await page.goBack()
  await page.getByRole('link', { name: 'What was done in this session' }).click()
  await expect(chips(page)).toHaveText([/^Session is/])
})

test('updates are paused and go on', async ({ browser, page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/activities?actor=${user.id}`)
  await page.getByRole('button', { name: 'Pause updates' }).click()
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('/api/activities/newer') && asked.push(request.url()))
  const other = await (await browser.newContext()).newPage()
  await signIn(other, url, user)
  // Longer than the list waits between two questions.
  await page.waitForTimeout(6_000)
  expect(asked).toEqual([])
  await page.getByRole('button', { name: 'Updates are paused. Go on' }).click()
  await expect(page.getByRole('button', { name: /new Show them/ })).toBeVisible({ timeout: 20_000 })
  await other.context().close()
})
