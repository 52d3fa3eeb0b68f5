import { expect, type Page, test } from '@playwright/test'
import { expectNoFinding } from '@/tests/helpers/accessible'
import { rowOf, signIn, visit } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let manager: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  manager = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  await member(installation, 'audit_user', 'Uma User')
})
test.afterAll(() => installation.stop())

const chips = (page: Page) => page.getByRole('list', { name: 'Filters in use' }).getByRole('listitem').locator('span')
const form = (page: Page) => page.getByRole('form', { name: 'Add a filter' })
const opener = (page: Page) => page.locator('summary', { hasText: 'Add filter' })
const value = (page: Page) => form(page).getByLabel('Value')
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search sessions' })

/** Fills the form and sends it. */
async function add(page: Page, field: string, typed: string): Promise<void> {
  await form(page).getByLabel('Field').selectOption(field)
  await value(page).fill(typed)
  await form(page).getByRole('button', { name: 'Show' }).click()
}

const wrong = 'IP address “10.0.0.0/99” was not understood.'

async function expectDraft(page: Page): Promise<void> {
  await expect(form(page).getByText(wrong)).toBeVisible()
  await expect(page.getByText('is left out')).toHaveCount(0)
  await expect(form(page).getByLabel('Field')).toHaveValue('ip')
  await expect(value(page)).toHaveValue('10.0.0.0/99')
  await expect(value(page)).toHaveAccessibleDescription(new RegExp(wrong))
  await expect(chips(page)).toHaveText(['Status is Active'])
}

test('a filter that cannot be stays in the open form, beside what is wrong with it', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/sessions?status=active`)
  await opener(page).click()
  await form(page).getByRole('button', { name: 'Show' }).click()
  // Nothing was typed: nothing is sent.
  await expect(page).toHaveURL(`${url}/sessions?status=active`)
  await expect(value(page)).toBeFocused()
  await add(page, 'ip', '10.0.0.0/99')
  await expectDraft(page)
  await expect(value(page)).toBeFocused()
  await expectNoFinding(page)
  await page.reload()
  await expectDraft(page)

  await visit(page, page.url())
  await value(page).fill('10.0.0.0/8')
  await value(page).press('Enter')
  await expect(chips(page)).toHaveText(['Status is Active', 'IP address is 10.0.0.0/8'])
  await expect(form(page)).toBeHidden()
  await expect(opener(page)).toBeFocused()
  await expect(page).toHaveURL(`${url}/sessions?status=active&ip=10.0.0.0%2F8`)
  // The wrong one is no place to come back to.
  await page.goBack()
  await expect(page).toHaveURL(`${url}/sessions?status=active`)
  await opener(page).click()
  await expect(value(page)).toHaveValue('')
  await expect(form(page).getByText(wrong)).toHaveCount(0)
})

test('without script too, and an address is the one that means the same', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, url, manager)
  await page.goto(`${url}/sessions?status=active`)
  await opener(page).click()
  await add(page, 'ip', '10.0.0.0/99')
  await expectDraft(page)
  await value(page).fill('127.0.0.0/8')
  await form(page).getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(`${url}/sessions?status=active&ip=127.0.0.0%2F8`)
  await search(page).fill('Uma')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(`${url}/sessions?status=active&ip=127.0.0.0%2F8&q=Uma`)
  await search(page).fill('')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(`${url}/sessions?status=active&ip=127.0.0.0%2F8`)
  await context.close()
})

test('what is not known is asked for by its word, as it stands in the rows', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/sessions`)
  await opener(page).click()
  await expect(value(page)).toHaveAccessibleDescription('Type “Unknown” for sessions of which it is not known.')
  await add(page, 'city', 'unknown')
  await expect(chips(page)).toHaveText(['City is Unknown'])
  await expect(page).toHaveURL(`${url}/sessions?city=`)
  await opener(page).click()
  await add(page, 'role', 'audit user')
  await expect(chips(page)).toHaveText(['Role at sign-in is Audit User', 'City is Unknown'])
})

test('with script an address is canonical at once: shared, gone back to, and let move', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/sessions`)
  const steps = await page.evaluate(() => history.length)
  await search(page).press('Enter')
  await expect.poll(() => page.evaluate(() => history.length)).toBe(steps + 1)
  await expect(page).toHaveURL(`${url}/sessions`)
  await page.getByRole('link', { name: 'Active', exact: true }).click()
  await expect(chips(page)).toHaveText(['Status is Active'])
  await opener(page).click()
  await add(page, 'user', manager.email)
  await expect(chips(page)).toHaveText(['Status is Active', 'User is Mia Manager'])
  await expect(page).toHaveURL(`${url}/sessions?status=active&user=${manager.id}`)
  // The router knows of it: what it fetches anew is this list.
  const others = await page.context().browser()?.newContext()
  await signIn((await others?.newPage()) ?? page, url, manager)
  await page.getByRole('button', { name: '1 new' }).click()
  await expect(page.getByRole('button', { name: '1 new' })).toHaveCount(0)
  await expect(page).toHaveURL(`${url}/sessions?status=active&user=${manager.id}`)
  await expect(chips(page)).toHaveText(['Status is Active', 'User is Mia Manager'])
  await others?.close()
  await page.goBack()
  await expect(page).toHaveURL(`${url}/sessions?status=active`)
  await expect(chips(page)).toHaveText(['Status is Active'])
  await expect(rowOf(page, { name: 'Uma User' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(`${url}/sessions`)
  await page.goForward()
  await expect(chips(page)).toHaveText(['Status is Active'])
})

test('“Clear all” leaves nothing behind that was typed', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/sessions?status=active`)
  await search(page).fill('half a word')
  await page.getByRole('link', { name: 'Clear all' }).click()
  await expect(chips(page)).toHaveCount(0)
  await expect(search(page)).toHaveValue('')
  await search(page).fill('nobody at all')
  await search(page).press('Enter')
  await expect(page.getByRole('heading', { name: 'No session matches these filters' })).toBeVisible()
  await search(page).fill('nobody at all, really')
  await page.getByRole('link', { name: 'Clear all filters' }).click()
  await expect(rowOf(page, { name: 'Uma User' })).toBeVisible()
  await expect(search(page)).toHaveValue('')
})

test('how many match is said when the filters change, and not when the list does by itself', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/sessions?status=active`)
  const said = page.locator('main p[role="status"]').last()
  await expect(said).toHaveText('')
  await search(page).fill('Uma')
  await search(page).press('Enter')
  await expect(said).toHaveText('1 session matches.')
  await search(page).fill('nobody at all')
  await search(page).press('Enter')
  await expect(said).toHaveText('No session matches these filters')
  await page.getByRole('link', { name: 'Remove filter: Text contains nobody at all' }).click()
  await expect(said).toHaveText(/^\d+ sessions match\.$/)
  const before = await said.textContent()
  await member(installation, 'audit_user', 'Nia New')
  await page.getByRole('button', { name: '1 new' }).click()
  await expect(rowOf(page, { name: 'Nia New' })).toBeVisible()
  await expect(said).toHaveText(before ?? '')
})

test('the focus goes on to the next chip, and to the first filter after the last', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/sessions?status=active&q=a&os=!Plan9`)
  const remove = (name: string) => page.getByRole('link', { name: `Remove filter: ${name}` })
  await remove('Text contains a').focus()
  await page.keyboard.press('Enter')
  await expect(remove('System is not Plan9')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(remove('Status is Active')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'All', exact: true })).toBeFocused()
  await visit(page, `${url}/sessions?status=active&q=a`)
  await page.getByRole('link', { name: 'Clear all' }).focus()
  await page.keyboard.press('Enter')
  await expect(chips(page)).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'All', exact: true })).toBeFocused()
})

test('a search sent with a key held opens a tab of its own and leaves this one alone', async ({ context, page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/sessions`)
  await search(page).fill('Uma')
  const opened = context.waitForEvent('page')
  await page.getByRole('button', { name: 'Search' }).click({ modifiers: ['ControlOrMeta'] })
  await expect(chips(await opened)).toHaveText(['Text contains Uma'])
  await expect(page).toHaveURL(`${url}/sessions`)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(chips(page)).toHaveText(['Text contains Uma'])
})

test('F13 a change between the page and the first word of the stream is seen; without one nothing is asked', async ({ page }) => {
  await signIn(page, url, manager)
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('/api/sessions/rows') && asked.push(request.url()))
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/api/live', async (route) => {
    await held
    await route.continue()
  })
  await visit(page, `${url}/sessions`)
  await member(installation, 'audit_user', 'Gil Gap')
  expect(asked).toEqual([])
  release()
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible()
  await page.unroute('**/api/live')

  asked.length = 0
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/live'))
  await page.reload()
  await answered
  await page.waitForTimeout(1_500)
  expect(asked).toEqual([])
})

test('no step leads to where nothing is kept', async ({ page }) => {
  await signIn(page, url, manager)
  await visit(page, `${url}/sessions?since=30d`)
  await page.getByRole('link', { name: 'The 30 days before' }).click()
  await expect(page.getByRole('link', { name: 'The 30 days after' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'The 30 days before' })).toHaveCount(0)
})
