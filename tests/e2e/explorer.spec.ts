import { expect, type Page, test } from '@playwright/test'
import { expectNoFinding } from '@/tests/helpers/accessible'
import { rowOf, scripted, signIn, tabTo } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let manager: Person
let user: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  user = await createPerson(installation.database, 'audit_user', 'Uma % User')
})
test.afterAll(() => installation.stop())

/** The chips, one a line, without the way out of all of them. */
const chips = (page: Page) => page.getByRole('list', { name: 'Filters in use' }).getByRole('listitem').locator('span')
const rows = (page: Page) => page.locator('tbody tr')
const address = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

test('filters by mouse: added, excluded, removed, shared, and back', async ({ browser, page }) => {
  const other = await browser.newContext()
  await signIn(await other.newPage(), url, user)
  await signIn(page, url, manager)
  await scripted(page)
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByText('of 2')).toBeVisible()

  await page.getByText('+ Add filter').click()
  const form = page.getByRole('form', { name: 'Add a filter' })
  await form.getByLabel('Field').selectOption('user')
  await form.getByLabel('Value').fill('uma')
  await expect(page.locator('#filter-values option')).toHaveCount(1)
  await form.getByLabel('Value').fill(user.email)
  await form.getByRole('button', { name: 'Show' }).click()
  await expect(chips(page)).toHaveText([`User is ${user.name}`])
  await expect(rows(page)).toHaveCount(1)
  await expect(rowOf(page, user)).toBeVisible()

  await page.getByRole('link', { name: 'Active', exact: true }).click()
  await expect(chips(page)).toHaveText(['Status is Active', `User is ${user.name}`])
  await page.getByText('+ Add filter').click()
  await form.getByLabel('Field').selectOption('os')
  await form.getByLabel('Condition').selectOption('not')
  await form.getByLabel('Value').fill('Linux')
  await form.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { name: 'No session matches these filters' })).toBeVisible()
  await page.getByRole('link', { name: 'Remove filter: System is not Linux' }).click()
  await expect(rows(page)).toHaveCount(1)

  const shared = page.url()
  await page.getByRole('link', { name: 'Clear all' }).click()
  await expect(rows(page)).toHaveCount(2)
  await page.goBack()
  await expect(chips(page)).toHaveText(['Status is Active', `User is ${user.name}`])
  await page.goto(shared)
  await expect(rows(page)).toHaveCount(1)

  // The same address shows an Audit User their own sessions and nobody's name.
  const own = other.pages()[0]
  await own?.goto(`${url}/sessions?user=${manager.email}&status=active`)
  await expect(own?.getByText(manager.name) ?? page.locator('x')).toHaveCount(0)
  await other.close()
})

test('search, spans of time and sorting', async ({ page }) => {
  await signIn(page, url, manager)
  const search = page.getByRole('searchbox', { name: 'Search sessions' })
  await scripted(page)
  // With script no new page is loaded: what this one holds stays.
  await page.evaluate(() => Object.assign(globalThis, { loadedOnce: true }))
  await page.getByText('Days…').click()
  await page.getByLabel('From').fill('2001-01-01')
  await page.getByRole('button', { name: 'Show' }).first().click()
  await expect(chips(page)).toHaveText(['Started since 2001-01-01'])
  await expect(page.getByLabel('From')).toBeHidden()
  await expect(page.getByText('Days…')).toBeFocused()
  await page.getByRole('link', { name: 'Clear all' }).click()
  // It takes away what is typed in the search, too.
  await expect(chips(page)).toHaveCount(0)
  await search.fill('%')
  await search.press('Enter')
  await page.waitForURL('**/sessions?q=**')
  expect(await page.evaluate(() => 'loadedOnce' in globalThis)).toBe(true)
  await expect(search).toBeFocused()
  // A pattern character means itself: only the one who has it in the name.
  await expect(rows(page).filter({ hasNotText: user.name })).toHaveCount(0)
  await page.goto(`${url}/sessions?status=active`)
  await page.getByRole('link', { name: '7 d', exact: true }).click()
  await expect(chips(page)).toHaveText(['Status is Active', 'Started in the last 7 days'])
  await page.getByRole('link', { name: 'The 7 days before' }).click()
  await expect(page.getByRole('heading', { name: 'No session matches these filters' })).toBeVisible()
  expect(Object.keys(address(page)).sort()).toEqual(['from', 'status', 'to'])
  await page.getByRole('link', { name: 'The 7 days after' }).click()
  await expect(rowOf(page, manager)).toBeVisible()
  await page.getByRole('columnheader', { name: 'User' }).getByRole('link').click()
  await expect(page.getByRole('columnheader', { name: 'User' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('link', { name: 'All', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Started' })).toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('columnheader', { name: 'Started' }).getByRole('link').click()
  await page.waitForURL(/sort=started/)
  await expect(page.getByRole('columnheader', { name: 'Started' })).toHaveAttribute('aria-sort', 'ascending')
})

test('what is wrong in an address is said, and the rest holds', async ({ page }) => {
  await signIn(page, url, manager)
  await page.goto(`${url}/sessions?status=active&ip=10.0.0.0/99&from=yesterday&sort=password&before=x&user=somebody%20else`)
  for (const what of [
    'IP address “10.0.0.0/99”',
    'Started from “yesterday”',
    'Sort “password”',
    'Page “x”',
    'No single person is “somebody else”',
  ]) {
    await expect(page.getByText(what)).toBeVisible()
  }
  await expect(chips(page)).toHaveText(['Status is Active', 'Text contains somebody else'])
})

test('keys: search, filter, rows, help; never while typing; axe in both themes', async ({ page }) => {
  await signIn(page, url, manager)
  await scripted(page)
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search sessions' })).toBeFocused()
  await page.keyboard.type('fj?')
  await expect(page.getByRole('searchbox', { name: 'Search sessions' })).toHaveValue('fj?')
  await tabTo(page, page.locator('summary', { hasText: 'Add filter' }))
  await page.keyboard.press('f')
  const form = page.getByRole('form', { name: 'Add a filter' })
  await expect(form.getByLabel('Field')).toBeFocused()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoFinding(page)
  }
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
  await expect(page.locator('summary', { hasText: 'Add filter' })).toBeFocused()
  await page.keyboard.press('j')
  await expect(rows(page).first().getByRole('link').first()).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of this page' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/sessions\/[\da-f-]{36}$/)
})
