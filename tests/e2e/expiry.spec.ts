import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { scripted, signIn, tabTo } from '@/tests/helpers/browser'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { age, setClocks, stored } from '@/tests/helpers/passing-time'
import { createPerson, type Person, sessionOf } from '@/tests/helpers/people'

const minute = 60
const hour = 60 * minute
let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

const idleDialog = (page: Page) => page.getByRole('dialog', { name: 'Are you still there?' })
const limitDialog = (page: Page) => page.getByRole('dialog', { name: 'Your session ends soon' })

/** Seconds that the dialog counts. */
async function left(page: Page): Promise<number> {
  const [minutes = Number.NaN, seconds = Number.NaN] = ((await page.getByRole('timer').textContent()) ?? '').split(':').map(Number)
  return minutes * minute + seconds
}

/** Seconds that the database says are left, by the idle timeout and by the time limit. */
const idleLeft = async (session: string) => hour - (await stored(installation.database, session)).idleSeconds
const limitLeft = async (session: string) =>
  8 * hour - (Date.now() - (await stored(installation.database, session)).startedAt.getTime()) / 1000

/** The dialog counts what the database says, to the second, however long this machine takes to read both. */
async function expectCounts(page: Page, truly: () => Promise<number>): Promise<void> {
  const most = await truly()
  const shown = await left(page)
  expect(shown).toBeLessThan(most + 2)
  expect(shown).toBeGreaterThan((await truly()) - 2)
}

/** A tab that hears of its session already. */
async function openTab(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url + path)
  await scripted(page)
  return page
}

/** Signs in in a browser, and opens a second tab of the same session. */
async function twoTabs(context: BrowserContext, person: Person): Promise<{ tabs: [Page, Page]; session: string }> {
  const first = await context.newPage()
  // The tabs share a stream from here on.
  const shared = context.waitForEvent('response', (answer) => answer.url().endsWith('/api/live?tabs=2'))
  await signIn(first, url, person)
  await scripted(first)
  const second = await openTab(context, '/account')
  await shared
  return { tabs: [first, second], session: await sessionOf(installation.database, person) }
}

const person = (name: string) => createPerson(installation.database, 'audit_user', name)

test('idle: two tabs count alike, "Stay signed in" in one clears both, another browser is not asked', async ({ browser }) => {
  const ida = await person('Ida Idle')
  const [one, other] = [await browser.newContext(), await browser.newContext()]
  const elsewhere = await other.newPage()
  await signIn(elsewhere, url, ida)
  const { tabs, session } = await twoTabs(one, ida)
  const [first, second] = tabs
  const name = second.getByLabel('Name', { exact: true })
  await name.focus()

  await age(installation.database, session, { started: 2 * hour, idle: 57 * minute })
  await first.waitForTimeout(300)
  for (const tab of tabs) await expect(idleDialog(tab)).toHaveCount(0)

  await age(installation.database, session, { started: 2 * hour, idle: 58 * minute + 20 })
  for (const tab of tabs) {
    await expect(idleDialog(tab)).toBeVisible()
    await expectCounts(tab, () => idleLeft(session))
  }
  await expect(idleDialog(elsewhere)).toHaveCount(0)

  const stay = idleDialog(first).getByRole('button', { name: 'Stay signed in' })
  await expect(stay).toBeFocused()
  await stay.click()
  for (const tab of tabs) await expect(idleDialog(tab)).toHaveCount(0)
  await expect(name).toBeFocused()
  const row = await stored(installation.database, session)
  expect(row.idleSeconds).toBeLessThan(minute)
  expect((Date.now() - row.startedAt.getTime()) / 1000).toBeGreaterThan(2 * hour - minute)
  await Promise.all([one.close(), other.close()])
})

test('idle: by keyboard alone, in both themes, and Escape is an answer', async ({ page }) => {
  const kay = await person('Kay Keys')
  await signIn(page, url, kay)
  await scripted(page)
  const session = await sessionOf(installation.database, kay)
  await age(installation.database, session, { started: 2 * hour, idle: 58 * minute + 1 })
  await expect(idleDialog(page)).toBeVisible()
  await expectAccessible(page, 'idle warning')
  // A key that only moves the focus is no answer: whoever reads the dialog may still choose to sign out.
  await tabTo(page, idleDialog(page).getByRole('button', { name: 'Sign out' }))
  await tabTo(page, idleDialog(page).getByRole('button', { name: 'Stay signed in' }))
  expect((await stored(installation.database, session)).idleSeconds).toBeGreaterThan(58 * minute)
  await page.keyboard.press('Enter')
  await expect(idleDialog(page)).toHaveCount(0)

  await age(installation.database, session, { started: 2 * hour, idle: 58 * minute + 1 })
  await expect(idleDialog(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(idleDialog(page)).toHaveCount(0)
  await expect.poll(async () => (await stored(installation.database, session)).idleSeconds).toBeLessThan(minute)

  await age(installation.database, session, { started: 2 * hour, idle: 59 * minute })
  await page.route(/\/api\/heartbeat/, (route) => route.abort())
  await idleDialog(page).getByRole('button', { name: 'Stay signed in' }).click()
  await expect(idleDialog(page).getByRole('alert')).toContainText('could not be reached')
  await expectAccessible(page, 'idle warning, failed')
  await page.unroute(/\/api\/heartbeat/)
  await idleDialog(page).getByRole('button', { name: 'Stay signed in' }).click()
  await expect(idleDialog(page)).toHaveCount(0)
})

test('idle: what the person does in another tab clears the warning, and without BroadcastChannel it is shared too', async ({ browser }) => {
  const context = await browser.newContext()
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel')
  })
  const { tabs, session } = await twoTabs(context, await person('Flo Fallback'))
  const { database } = installation
  await age(database, session, { started: 2 * hour, idle: 59 * minute })
  for (const tab of tabs) {
    await expect(idleDialog(tab)).toBeVisible()
    await expectCounts(tab, () => idleLeft(session))
  }
  await idleDialog(tabs[1]).getByRole('button', { name: 'Stay signed in' }).click()
  for (const tab of tabs) await expect(idleDialog(tab)).toHaveCount(0)

  await age(database, session, { started: 2 * hour, idle: 59 * minute })
  for (const tab of tabs) await expect(idleDialog(tab)).toBeVisible()
  await openTab(context, '/account')
  for (const tab of tabs) await expect(idleDialog(tab)).toHaveCount(0)
  await context.close()
})

test('limit: "Not yet" holds for both tabs, input moves nothing, and both leave at the deadline', async ({ browser }) => {
  const context = await browser.newContext()
  const { tabs, session } = await twoTabs(context, await person('Lia Limit'))
  const [first, second] = tabs
  const { database } = installation
  await age(database, session, { started: 8 * hour - 5 * minute - 20, idle: 30 })
  await first.waitForTimeout(300)
  await expect(limitDialog(first)).toHaveCount(0)
  await age(database, session, { started: 8 * hour - 4 * minute, idle: 30 })
  for (const tab of tabs) {
    await expect(limitDialog(tab)).toBeVisible()
    await expectCounts(tab, () => limitLeft(session))
  }
  await expect(limitDialog(first).getByRole('button', { name: 'Stay signed in' })).toHaveCount(0)
  await expectAccessible(first, 'limit warning')
  await limitDialog(first).getByRole('button', { name: 'Not yet' }).click()
  for (const tab of tabs) await expect(limitDialog(tab)).toHaveCount(0)
  // Neither a look of the stream nor a new page of the tab brings it again.
  await second.reload()
  await scripted(second)
  await second.waitForTimeout(1_500)
  for (const tab of tabs) await expect(limitDialog(tab)).toHaveCount(0)

  const { startedAt } = await stored(database, session)
  await first.keyboard.press('Shift')
  await first.evaluate(() => fetch('/api/heartbeat', { method: 'POST' }))
  expect((await stored(database, session)).startedAt).toEqual(startedAt)
  await age(database, session, { started: 8 * hour - 3, idle: 5 })
  await first.waitForURL('**/sign-in?next=%2Fsessions')
  await second.waitForURL('**/sign-in?next=%2Faccount')
  for (const tab of tabs) await expect(tab.getByText('reached the session time limit')).toBeVisible()
  await context.close()
})

test('changed settings reach open tabs at once', async ({ page }) => {
  const sam = await person('Sam Settings')
  await signIn(page, url, sam)
  await scripted(page)
  const { database } = installation
  await age(database, await sessionOf(database, sam), { started: 10 * minute, idle: 40 })
  await setClocks(database, 'idle_minutes = 1')
  await expect(idleDialog(page)).toBeVisible()
  expect(await left(page)).toBeLessThanOrEqual(20)
  await setClocks(database, 'idle_minutes = 60')
  await expect(idleDialog(page)).toHaveCount(0)
})

for (const hours of [10, -10, 24 * 365]) {
  test(`a browser whose clock is ${hours} hours off counts the same, and leaves at the same moment`, async ({ page }) => {
    await page.clock.install({ time: Date.now() + hours * hour * 1000 })
    const cora = await person('Cora Clock')
    await signIn(page, url, cora)
    await scripted(page)
    const { database } = installation
    const session = await sessionOf(database, cora)
    await age(database, session, { started: hour, idle: 58 * minute + 20 })
    await expect(idleDialog(page)).toBeVisible()
    await expectCounts(page, () => idleLeft(session))
    await idleDialog(page).getByRole('button', { name: 'Stay signed in' }).click()
    await expect(idleDialog(page)).toHaveCount(0)
    const leaves = page.waitForURL('**/sign-in?next=%2Fsessions', { waitUntil: 'commit' }).then(() => Date.now())
    await age(database, session, { started: hour, idle: hour - 4 })
    const late = (await leaves) - (await stored(database, session)).lastActivityAt.getTime() - hour * 1000
    expect(late).toBeGreaterThan(0)
    expect(late).toBeLessThan(5_000)
  })
}
