import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { expectEnded, rowOf, signIn, visit, watch } from '@/tests/helpers/browser'
import { ask } from '@/tests/helpers/http'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson } from '@/tests/helpers/people'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation({ TRUSTED_PROXIES: '127.0.0.1/32' })
  url = installation.server.url
})
test.afterAll(() => installation.stop())

const ada = { name: 'Ada Admin', email: 'ada@example.org', password: 'correct horse battery' }
const bob = { name: 'Bob Builder', email: 'bob@example.org', password: 'another long one here' }
const bobsAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1'

async function choosePassword(
  page: Page,
  link: string,
  password: string,
  submit: string,
  more: Record<string, string> = {},
): Promise<void> {
  await page.goto(link)
  for (const [label, value] of Object.entries(more)) await page.getByLabel(label).fill(value)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Repeat password').fill(password)
  await page.getByRole('button', { name: submit }).click()
  await page.waitForURL('**/sign-in')
  await expect(page.getByRole('status').filter({ hasText: 'Sign in' })).toBeVisible()
}

async function createUser(page: Page, person: typeof bob): Promise<string> {
  await page.getByRole('link', { name: 'Users' }).click()
  await page.getByRole('button', { name: 'New user' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Email').fill(person.email)
  await dialog.getByLabel('Name').fill(person.name)
  await dialog.getByLabel('Role').selectOption({ label: 'Audit User' })
  await dialog.getByRole('button', { name: 'Create user' }).click()
  const link = await page.getByLabel('Invite link').inputValue()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row').filter({ hasText: person.name })).toContainText('Invited')
  return link
}

const cookieOf = async (context: BrowserContext) => (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

test('from the set-up link to a killed session in two browsers', async ({ browser }) => {
  const adas = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '2001:67c:2e8:22::c100:68b' } })
  const bobs = await browser.newContext({ userAgent: bobsAgent, extraHTTPHeaders: { 'x-forwarded-for': '8.8.8.8' } })
  const seen = [await watch(adas), await watch(bobs)]
  const admin = await adas.newPage()
  const tab = await bobs.newPage()

  const setup = await installation.setupLink()
  await choosePassword(admin, setup, ada.password, 'Create administrator', { Name: ada.name, Email: 'ADA@example.org ' })
  await admin.goto(setup)
  await expect(admin.getByRole('heading', { name: 'This set-up link does not work' })).toBeVisible()
  await signIn(admin, url, ada, ada.password)
  const link = await createUser(admin, bob)
  expect(link.startsWith(`${url}/invite/`)).toBe(true)
  await choosePassword(tab, link, bob.password, 'Save password')
  await tab.goto(link)
  await expect(tab.getByRole('heading', { name: 'This invite link does not work' })).toBeVisible()

  await admin.getByRole('link', { name: 'Sessions' }).click()
  await expect(rowOf(admin, ada)).toContainText('This device')
  await expect(rowOf(admin, ada).getByRole('button')).toHaveCount(0)
  await admin.evaluate(() => Object.assign(globalThis, { stillTheSamePage: true }))

  await signIn(tab, url, bob, bob.password)
  const bobsRow = rowOf(admin, bob)
  await admin.getByRole('button', { name: /^1 new/ }).click()
  for (const text of ['Active', 'Mobile', 'iPhone', 'Safari', 'iOS', '8.8.8.8', 'United States']) await expect(bobsRow).toContainText(text)
  await expect(tab.getByRole('row').filter({ hasText: ada.name })).toHaveCount(0)
  await expect(tab.getByRole('button', { name: /^Kill session/ })).toHaveCount(0)
  const second = await bobs.newPage()
  await second.goto(`${url}/sessions`)
  await second.getByRole('link', { name: bob.name, exact: true }).click()
  await expect(second.getByText('IP address now')).toBeVisible()
  const stale = await adas.newPage()
  await visit(stale, `${url}/sessions`)
  await stale.getByRole('button', { name: /^Kill session of Bob Builder/ }).click()
  await expect(stale.getByRole('dialog')).toContainText('8.8.8.8')

  const deadCookie = await cookieOf(bobs)
  await bobsRow.getByRole('button', { name: /^Kill session/ }).click()
  const dialog = admin.getByRole('dialog')
  for (const text of [bob.name, 'iPhone', 'Safari', 'United States', '8.8.8.8']) await expect(dialog).toContainText(text)
  await dialog.getByLabel(/^Reason/).fill('Laptop was stolen')
  await dialog.getByLabel(/^Message/).fill('Please call the help desk.')
  await dialog.getByRole('button', { name: 'Kill session', exact: true }).click()

  for (const page of [tab, second]) {
    await expectEnded(page, 'Please call the help desk.')
    await expect(page.getByText('Laptop was stolen')).toHaveCount(0)
    await expect(page.getByText('8.8.8.8')).toHaveCount(0)
    await page.waitForURL('**/sign-in**')
    await page.goBack().catch(() => null)
    await page.waitForURL('**/sign-in**')
    await expectEnded(page, 'Please call the help desk.')
    await expect(page.getByText('8.8.8.8')).toHaveCount(0)
  }
  await expect(admin.getByText(`The session of ${bob.name} has ended.`)).toBeVisible()
  await admin.keyboard.press('Escape')
  for (const text of ['Terminated', 'Killed', `by ${ada.name}`]) await expect(bobsRow).toContainText(text)
  expect(await admin.evaluate(() => 'stillTheSamePage' in globalThis)).toBe(true)

  await stale.getByRole('dialog').getByRole('button', { name: 'Kill session', exact: true }).click()
  await expect(stale.getByText(new RegExp(`already ended at .+ by ${ada.name}`))).toBeVisible()

  const replay = async () => {
    const headers = { cookie: deadCookie, accept: 'text/html' }
    expect((await ask(`${url}/api/live?poll=1`, { headers })).status).toBe(401)
    expect((await ask(`${url}/sessions`, { headers })).headers.location).toBe('/sign-in?next=%2Fsessions')
  }
  expect(seen.flat()).toEqual([])
  await replay()
  await installation.server.restart()
  await replay()
  await admin.reload()
  await bobsRow.getByRole('link', { name: bob.name }).click()
  for (const text of ['Laptop was stolen', 'Please call the help desk.']) await expect(admin.getByText(text, { exact: true })).toBeVisible()
  await Promise.all([adas.close(), bobs.close()])
})

test('the list tells by itself what changed, moves only when asked to, and a manager cannot end an administrator', async ({
  browser,
  page,
}) => {
  const { database } = installation
  const manager = await createPerson(database, 'audit_manager', 'Mia Manager')
  const third = await createPerson(database, 'system_administrator', 'Tom Third')
  await signIn(page, url, manager)
  await page.goto(`${url}/sessions?status=active`)
  await expect(rowOf(page, manager)).toContainText('This device')
  const context = await browser.newContext()
  const tab = await context.newPage()
  await signIn(tab, url, third)
  const pill = page.getByRole('button', { name: /^\d+ new/ })
  await expect(pill).toContainText('1 new')
  await expect(rowOf(page, third)).toHaveCount(0)
  await pill.click()
  await expect(rowOf(page, third)).toContainText('Active')
  await expect(pill).toHaveCount(0)
  await expect(rowOf(page, third).getByRole('button')).toHaveCount(0)
  await tab.getByRole('button', { name: 'Sign out' }).click()
  await tab.waitForURL('**/sign-in')
  await expect(rowOf(page, third)).toContainText('Terminated')
  await page.reload()
  await expect(rowOf(page, manager)).toBeVisible()
  await expect(rowOf(page, third)).toHaveCount(0)
  await context.close()
})
