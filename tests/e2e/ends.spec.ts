import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { scripted, signIn, visit } from '@/tests/helpers/browser'
import { endBy, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, password, sessionOf } from '@/tests/helpers/people'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

async function signInAgain(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
}

test('signed out everywhere else: the other browser says what it was and what to do, and signing in leads back', async ({
  browser,
  page,
}) => {
  const person = await createPerson(installation.database, 'audit_user', 'Sam Several')
  const elsewhere = await browser.newContext()
  const tab = await elsewhere.newPage()
  await signIn(tab, url, person)
  await visit(tab, `${url}/activities?kind=sign_in`)
  await signIn(page, url, person)
  await visit(page, `${url}/account/sessions`)
  await press(page, 'Sign out everywhere else')
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(tab.getByText('This session was ended from another of your sessions.')).toBeVisible({ timeout: 5_000 })
  await tab.waitForURL(`**/sign-in?next=${encodeURIComponent('/activities?kind=sign_in')}`)
  for (const text of ['This session was ended from another of your sessions.', 'If this was not you', 'It ended on '])
    await expect(tab.getByText(text)).toBeVisible()
  await expect(tab.getByText('You have signed out.')).toHaveCount(0)
  await expectAccessible(tab, 'ended from another session')
  await signInAgain(tab, person.email)
  await tab.waitForURL('**/activities?kind=sign_in')
  await elsewhere.close()
})

for (const [who, leads] of [
  ['the tab that follows the server', 0],
  ['a tab that hears by another one', 1],
] as const)
  test(`signed out in ${who}: the other tab of this browser leaves too`, async ({ context, page }) => {
    const person = await createPerson(installation.database, 'audit_user')
    const knows = context.waitForEvent('response', (answer) => answer.url().endsWith('/api/live?tabs=2'))
    await signIn(page, url, person)
    const second = await context.newPage()
    await visit(second, `${url}/account`)
    await knows
    const tabs = [page, second]
    const [leaving, other] = [tabs[leads], tabs[1 - leads]]
    if (!leaving || !other) throw new Error('Two tabs are open.')
    await press(leaving, 'Sign out')
    await leaving.waitForURL('**/sign-in')
    await other.waitForURL('**/sign-in', { timeout: 10_000 })
    await expect(other.getByText(/^You have signed out\.$|^You are not signed in here any more/)).toBeVisible()
    await expect(other.getByText(person.name)).toHaveCount(0)
  })

test('who signs in in one tab is led on in the other that shows the form, to its own page', async ({ context, page }) => {
  const person = await createPerson(installation.database, 'audit_user')
  const second = await context.newPage()
  await page.goto(`${url}/sign-in`)
  await second.goto(`${url}/sign-in?next=${encodeURIComponent('/account')}`)
  await scripted(second)
  await signIn(page, url, person)
  await second.waitForURL(`${url}/account`, { timeout: 5_000 })
  await expect(second.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible()
})

test('a tab that missed the end does not live on in the session of whoever signed in next', async ({ context, page }) => {
  const first = await createPerson(installation.database, 'audit_user', 'Fay First')
  await signIn(page, url, first)
  await visit(page, `${url}/account`)
  // It hears nothing while somebody signs out and somebody else in.
  await page.route('**/api/live**', (route) => route.abort())
  await installation.server.restart()
  const { visitor } = await member(installation, 'audit_user', 'Nia Next')
  await context.clearCookies()
  await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url })))
  let asked = 0
  let answer = () => {}
  await page.route(`${url}/account`, async (route) => {
    asked += 1
    await new Promise<void>((resolve) => {
      answer = resolve
    })
    await route.continue()
  })
  // While the page of the other one is awaited, this one answers no question: it says by itself what it does.
  const veils: string[] = []
  page.on('console', (message) => message.text().startsWith('veil ') && veils.push(message.text()))
  await page.evaluate(() => {
    const root = document.documentElement
    new MutationObserver(() => console.info(`veil ${root.style.visibility}`)).observe(root, { attributeFilter: ['style'] })
  })
  await page.unroute('**/api/live**')
  await expect.poll(() => asked, { timeout: 20_000 }).toBe(1)
  // Nothing of the first person is to be read until then; and the page is asked for once, however often the end is heard.
  await page.waitForTimeout(4_000)
  expect(veils).toEqual(['veil hidden'])
  expect(asked).toBe(1)
  answer()
  await expect(page.getByText('Nia Next').first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Fay First')).toHaveCount(0)
})

test('a cookie that opens nothing is not taken for one that is gone', async ({ context, page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Ulf Unknown')
  await signIn(page, url, person)
  await visit(page, `${url}/account`)
  await page.route('**/api/live**', (route) => route.abort())
  await installation.server.restart()
  await context.addCookies([{ name: 'rollcall.session', value: 'sealed with a secret of before', url }])
  await page.unroute('**/api/live**')
  const said = page.getByText('Rollcall does not know this session')
  await expect(said).toBeVisible({ timeout: 20_000 })
  await page.waitForURL('**/sign-in?next=%2Faccount')
  await expect(said).toBeVisible()
  await expect(page.getByText('you signed out in another tab')).toHaveCount(0)
})

test('an Audit User’s own story tells its end, as far as they may know it', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Una User')
  const manager = await member(installation, 'audit_manager', 'Mia Manager')
  await signIn(page, url, person)
  const killed = await sessionOf(installation.database, person)
  await endBy(manager, killed, 'Call the help desk.')
  await page.waitForURL('**/sign-in?next=%2Fsessions')
  await signInAgain(page, person.email)
  await page.waitForURL('**/sessions')
  await page.goto(`${url}/account/sessions`)
  await expect(page.getByRole('region', { name: 'Ended' }).getByText('Killed by a manager')).toBeVisible()
  await page.goto(`${url}/sessions/${killed}`)
  const end = page.getByRole('region', { name: 'What happened' }).getByRole('listitem').last()
  await expect(end).toContainText('The session ended. Killed by a manager')
  await expect(end).toContainText('Message: “Call the help desk.”')
  await expect(page.getByText('Mia Manager')).toHaveCount(0)
  await expectAccessible(page, 'the story of an ended session')
})
