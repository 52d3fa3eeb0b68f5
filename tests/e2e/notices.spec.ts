import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { expectLeft, scripted, signIn, tabTo, visit } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, password, sessionOf } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

const sql = (text: string, values: unknown[] = []) => installation.database.owner.query(text, values)
const bar = (page: Page) => page.getByRole('region', { name: 'New sign-ins' })
/** Its name tells how many notices wait. */
const bell = (page: Page, name: string) => page.getByRole('link', { name: `Notices: ${name}` })
const unseen = async ({ id }: Person) =>
  (await sql('select count(*)::int as n from public.notices where user_id = $1 and seen_at is null', [id])).rows[0].n

/** A sign-in of the person in a browser that nobody has seen before. */
const elsewhere = (person: Person) => visitor(installation.server).signIn(person)

/** A browser of its own in which the person signs in. */
async function enter(
  browser: Browser,
  person: Person,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await signIn(page, url, person)
  return [page, context]
}

test('a sign-in in another browser is told at once in every tab, moves nothing, and can be ended from there', async ({
  page,
  context,
  browser,
}) => {
  const person = await createPerson(installation.database, 'audit_user', 'Nina Notice')
  await signIn(page, url, person)
  const tab = await context.newPage()
  await visit(tab, `${url}/account/sessions`)
  await visit(page, `${url}/sessions`)
  await page.evaluate(() => Object.assign(globalThis, { same: true }))
  const title = page.getByRole('heading', { level: 1 })
  const before = await title.boundingBox()
  const [other, otherContext] = await enter(browser, person)
  for (const open of [page, tab])
    await expect(bar(open).getByRole('status')).toHaveText(
      /^New sign-in with .+, (today|yesterday) \d\d:\d\d, from (127\.0\.0\.1|::1) \(.+\)\. You had never signed in with this browser\.$/,
      {
        timeout: 5_000,
      },
    )
  expect(await title.boundingBox()).toEqual(before)
  expect(await page.evaluate(() => 'same' in globalThis)).toBe(true)
  // The new session says nothing of itself, however often it looks.
  await other.reload()
  await scripted(other)
  await expect(bar(other)).toHaveCount(0)
  await expectAccessible(page, 'a notice that arrived')
  await bar(page).getByRole('link', { name: 'See the session' }).click()
  await page.waitForURL(`**/sessions/${await sessionOf(installation.database, person)}`)
  await expect(bar(page).getByRole('status')).toContainText('New sign-in with')
  await page.getByRole('button', { name: /^Sign out: / }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).last().click()
  await expectLeft(other, 'This session was ended from another of your sessions.', 5_000)
  await expect(page.getByText('The session is signed out.')).toBeVisible()
  await otherContext.close()
})

test('by keyboard: it was me, in one tab for all of them, and it stays away', async ({ page, context }) => {
  const person = await createPerson(installation.database, 'audit_manager', 'Kim Keys')
  await signIn(page, url, person)
  const tab = await context.newPage()
  await visit(tab, `${url}/users`)
  await elsewhere(person)
  await visit(page, `${url}/sessions`)
  await expect(bar(tab).getByRole('status')).toContainText('New sign-in with', { timeout: 5_000 })
  await tabTo(page, bar(page).getByRole('button', { name: 'It was me' }))
  await page.keyboard.press('Enter')
  await expect(bar(page)).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'Noted: it was you.' })).toHaveCount(1)
  await expect(page.locator('#content')).toBeFocused()
  await expect(bar(tab)).toHaveCount(0, { timeout: 5_000 })
  expect(await unseen(person)).toBe(0)
  await page.reload()
  await scripted(page)
  await expect(bar(page)).toHaveCount(0)
})

test('what arrives behind an open drawer, and a dialog above it, is said there', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Dora Drawer')
  await signIn(page, url, person)
  await visit(page, `${url}/sessions`)
  await page.locator('main tbody th a').first().click()
  const drawer = page.getByRole('dialog', { name: 'Session of Dora Drawer' })
  await expect(drawer).toBeVisible()
  const keys = page.getByRole('dialog', { name: 'Keys of this page' })
  await page.keyboard.press('?')
  await expect(keys).toBeVisible()
  const said = (where: Locator) => where.getByRole('status').filter({ hasText: 'New sign-in with' })
  await expect(said(keys)).toHaveCount(0)
  await elsewhere(person)
  await expect(said(keys)).toHaveCount(1, { timeout: 5_000 })
  await page.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)
  await expect(said(drawer)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(bar(page).getByRole('status')).toContainText('New sign-in with')
  await expect(said(page.locator('body'))).toHaveCount(1)
})

test('several are one line with their number; what came after it was shown stays', async ({ page }) => {
  const person = await createPerson(installation.database, 'system_administrator', 'Sev Several')
  await signIn(page, url, person)
  for (let i = 0; i < 3; i += 1) await elsewhere(person)
  await visit(page, `${url}/users`)
  await expect(bar(page).getByRole('status')).toContainText('3 new sign-ins, the newest with')
  await expect(bar(page).getByRole('link')).toHaveAttribute('href', '/account/sessions')
  // Told of three, and a fourth happens before the answer.
  await page.route('**/api/notices', (route) => route.abort())
  await elsewhere(person)
  await bar(page).getByRole('button', { name: 'They were all me' }).click()
  await expect.poll(() => unseen(person)).toBe(1)
  await page.unroute('**/api/notices')
  await page.reload()
  await expect(bar(page).getByRole('status')).toContainText('New sign-in with')
})

test('without script: the notice stands on every page, and its form puts it away', async ({ browser }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Nora Noscript')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${url}/sign-in?next=%2Fsessions`)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/sessions')
  await expect(bar(page)).toHaveCount(0)
  await elsewhere(person)
  for (const path of ['/sessions', '/activities', '/account']) {
    await page.goto(url + path)
    await expect(bar(page).getByText('New sign-in with')).toBeVisible()
  }
  await expect(page.getByRole('row').filter({ hasText: 'You had never signed in with this browser.' })).toContainText('Nothing yet')
  await bar(page).getByRole('button', { name: 'It was me' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'It was me' })).toHaveCount(1)
  await expect(page.getByText('New sign-in with')).toHaveCount(0)
  await context.close()
})

test('the account shows what was told, and says why there is nothing; axe in both', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Axel Audit')
  await signIn(page, url, person)
  await visit(page, `${url}/account`)
  await expect(page.getByText('in a browser that you never used before')).toBeVisible()
  await expect(bell(page, 'nothing new')).toBeVisible()
  await expectAccessible(page, 'no notice')
  await elsewhere(person)
  const row = page.getByRole('row').filter({ hasText: 'You had never signed in with this browser.' })
  await expect(row).toContainText('Nothing yet')
  await expect(bar(page).getByRole('status')).toContainText('New sign-in with')
  await expectAccessible(page, 'one notice')
  await visit(page, `${url}/sessions`)
  await bell(page, '1 new sign-in').click()
  await page.waitForURL('**/account#notices')
  await bar(page).getByRole('button', { name: 'It was me' }).click()
  await expect(row).toContainText('It was me')
  await expect(bell(page, 'nothing new')).toBeVisible()
  await sql('update public.settings set notify_enabled = false')
  await elsewhere(person)
  await page.reload()
  await expect(row).toHaveCount(1)
  await expect(bar(page)).toHaveCount(0)
  await sql('update public.settings set notify_enabled = true')
})

test('whoever asks for it is told of every sign-in, also in a browser that is known and while the setting is off', async ({
  page,
  context,
}) => {
  const person = await createPerson(installation.database, 'audit_user', 'Eva Every')
  await signIn(page, url, person)
  await visit(page, `${url}/account`)
  await page.getByLabel('New sign-ins').selectOption('Tell me of every one')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await sql('update public.settings set notify_enabled = false')
  await context.clearCookies({ name: 'rollcall.session' })
  await signIn(page, url, person)
  await sql('update public.settings set notify_enabled = true')
  await visit(page, `${url}/account`)
  await expect(page.getByRole('row').filter({ hasText: 'You are told of every sign-in of yours.' })).toContainText('This device')
  await expect(page.getByLabel('New sign-ins')).toHaveValue('on')
})

test('a browser that is new itself is told too, and cannot say that it was the person', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Tom Two')
  await elsewhere(person)
  await signIn(page, url, person)
  await elsewhere(person)
  await visit(page, `${url}/account`)
  await expect(bar(page).getByText('This browser is new itself.')).toBeVisible()
  await expect(bar(page).getByRole('link', { name: 'This wasn’t me' })).toBeVisible()
  await expect(bar(page).getByRole('button')).toHaveCount(0)
  await expectAccessible(page, 'a notice in a new browser')
})
