import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { withClient } from '@/scripts/cluster/connect'
import { scripted, signIn, signInHere } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { age, letPass, stored } from '@/tests/helpers/passing-time'
import { createPerson, sessionOf } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'

const minute = 60
const hour = 60 * minute
const secret = 'a password that was only being typed'
let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

async function openTab(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url + path)
  await scripted(page)
  return page
}

const keptText = (page: Page) => page.evaluate(() => sessionStorage.getItem('rollcall.typed') ?? '')

async function typeNewUser(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New user' }).click()
  const dialog = page.getByRole('dialog', { name: 'New user' })
  await dialog.getByLabel('Email').fill('half@example.org')
  await dialog.getByLabel('Name').fill('Half Typed')
  await dialog.getByLabel('Role').selectOption('audit_manager')
}

async function expectNewUser(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'New user' })
  await expect(dialog.getByLabel('Email')).toHaveValue('half@example.org')
  await expect(dialog.getByLabel('Name')).toHaveValue('Half Typed')
  await expect(dialog.getByLabel('Role')).toHaveValue('audit_manager')
}

test('idle: both tabs leave at the deadline, come back to their pages with what was typed, and forget it', async ({ browser }) => {
  const { database } = installation
  const ada = await createPerson(database, 'system_administrator', 'Ada Admin')
  const context = await browser.newContext()
  const first = await context.newPage()
  await signIn(first, url, ada)
  await first.goto(`${url}/users?role=audit_user`)
  await scripted(first)
  await typeNewUser(first)
  const second = await openTab(context, '/account')
  await second.getByLabel('Name', { exact: true }).fill('Ada Anew')
  await second.getByLabel('Current password').fill(secret)

  const session = await sessionOf(database, ada)
  const leave = [first, second].map((tab) => tab.waitForURL(/\/sign-in\?next=/, { waitUntil: 'commit' }).then(() => Date.now()))
  await age(database, session, { started: 2 * hour, idle: hour - 5 })
  for (const at of await Promise.all(leave)) {
    const late = at - (await stored(database, session)).lastActivityAt.getTime() - hour * 1000
    expect(late).toBeGreaterThan(0)
    expect(late).toBeLessThan(5_000)
  }
  for (const tab of [first, second]) {
    await tab.waitForURL(/\/sign-in\?next=/)
    await expect(tab.getByText('idle timeout')).toBeVisible()
    expect(await keptText(tab)).toContain(tab === first ? 'Half Typed' : 'Ada Anew')
    expect(await keptText(tab)).not.toContain(secret)
  }

  await signInHere(first, ada)
  await first.waitForURL(`${url}/users?role=audit_user`)
  await expectNewUser(first)
  // The row tells the true end, not when somebody noticed.
  expect(await stored(database, session)).toMatchObject({ endReason: 'idle', endedLate: 0 })

  // It is seen, so it follows at once.
  await second.waitForURL(`${url}/account`)
  await expect(second.getByLabel('Name', { exact: true })).toHaveValue('Ada Anew')
  await expect(second.getByLabel('Current password')).toHaveValue('')
  await second.reload()
  await scripted(second)
  await second.waitForTimeout(1_000)
  await expect(second.getByLabel('Name', { exact: true })).toHaveValue('Ada Admin')
  await context.close()
})

test('limit: "Sign in again" leads back with what was typed, in every tab, and the old session ends only then', async ({ browser }) => {
  const { database } = installation
  const lea = await createPerson(database, 'system_administrator', 'Lea Limit')
  const context = await browser.newContext()
  const first = await context.newPage()
  await signIn(first, url, lea)
  await first.goto(`${url}/users`)
  await scripted(first)
  await typeNewUser(first)
  const second = await openTab(context, '/account')
  await second.getByLabel('Name', { exact: true }).fill('Lea Later')
  const session = await sessionOf(database, lea)
  await age(database, session, { started: 8 * hour - 4 * minute, idle: 10 })
  await first.getByRole('dialog', { name: 'Your session ends soon' }).getByRole('button', { name: 'Sign in again' }).click()
  await expect(first.getByText('You are still signed in.')).toBeVisible()
  expect((await stored(database, session)).endReason).toBeNull()

  // Who thinks better of it is back where they were.
  await first.goBack()
  await scripted(first)
  await expectNewUser(first)
  await first.getByRole('dialog', { name: 'Your session ends soon' }).getByRole('button', { name: 'Sign in again' }).click()
  await signInHere(first, lea)
  await first.waitForURL(`${url}/users`)
  await expectNewUser(first)
  expect((await stored(database, session)).endReason).toBe('replaced')
  await expect(second.getByRole('dialog')).toHaveCount(0)
  await expect(second.getByLabel('Name', { exact: true })).toHaveValue('Lea Later')
  await context.close()
})

test('another person who signs in gets nothing of it', async ({ page }) => {
  const { database } = installation
  const [owner, other] = [
    await createPerson(database, 'audit_user', 'Olga Owner'),
    await createPerson(database, 'audit_user', 'Otto Other'),
  ]
  await signIn(page, url, owner)
  await page.goto(`${url}/account`)
  await scripted(page)
  await page.getByLabel('Name', { exact: true }).fill('Only mine')
  await age(database, await sessionOf(database, owner), { started: 2 * hour, idle: hour - 2 })
  await page.waitForURL(/\/sign-in\?next=/)
  expect(await keptText(page)).toContain('Only mine')
  await signInHere(page, other)
  await page.waitForURL(`${url}/account`)
  await scripted(page)
  await expect.poll(() => keptText(page)).toBe('')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Otto Other')
})

test('a form that is sent after the end leads to signing in and back, and signing out forgets', async ({ page }) => {
  const { database } = installation
  const fay = await createPerson(database, 'audit_user', 'Fay Form')
  await signIn(page, url, fay)
  await page.goto(`${url}/account`)
  await scripted(page)
  await page.getByLabel('Name', { exact: true }).fill('Fay Formed')
  // Nothing is told to the tab, as where its stream is cut.
  await letPass(database, await sessionOf(database, fay), hour + 1)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/\/sign-in\?next=%2Faccount$/)
  await signInHere(page, fay)
  await page.waitForURL(`${url}/account`)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Fay Formed')
  await page.getByLabel('Name', { exact: true }).fill('Fay Forgets')
  await expect.poll(() => keptText(page)).toContain('Fay Forgets')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in')
  expect(await keptText(page)).toBe('')
})

test('a laptop that wakes after the deadline shows no data: first nothing, then the end, then the sign-in page', async ({ page }) => {
  const { database } = installation
  const wes = await createPerson(database, 'audit_user', 'Wes Wakes')
  await page.clock.install()
  await signIn(page, url, wes)
  await expect(page.getByRole('table')).toBeVisible()
  const session = await sessionOf(database, wes)
  // What it counts by itself begins with what the server has told of the session's clocks; this is told after that.
  await visitor(installation.server).signIn(wes)
  await expect(page.getByRole('region', { name: 'New sign-ins' }).getByRole('status')).toContainText('New sign-in with')
  await page.context().setOffline(true)
  await letPass(database, session, 2 * hour)
  await page.clock.fastForward(2 * hour * 1000)
  await expect(page.getByRole('table')).toBeHidden({ timeout: 1_000 })
  // Nobody can be asked: this machine's own count has to do.
  await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('table')).toHaveCount(0)
  await page.context().setOffline(false)
  await page.waitForURL('**/sign-in?next=%2Fsessions')
  await expect(page.getByText('idle timeout')).toBeVisible()
})

test('a laptop that wakes before the deadline shows its page again', async ({ page }) => {
  const { database } = installation
  const ben = await createPerson(database, 'audit_user', 'Ben Back')
  await page.clock.install()
  await signIn(page, url, ben)
  await scripted(page)
  await letPass(database, await sessionOf(database, ben), 20 * minute)
  await page.clock.fastForward(20 * minute * 1000)
  await expect(page.getByRole('table')).toBeVisible()
})

test('a session that ends while its page is made is led back to that page, with its query, after signing in', async () => {
  const { database } = installation
  const vic = await member(installation, 'audit_user', 'Vic Viewed')
  const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%log.note_view%'`
  for (const path of ['/sessions?status=active&q=vic', `/sessions/${vic.sessionId}`, '/activities?kind=sign_in', '/users?q=vic']) {
    const max = await member(installation, 'audit_manager')
    await database.owner.query('begin')
    await database.owner.query('select from public.sessions where id = $1 for update', [max.sessionId])
    const answer = max.visitor.get(path)
    // The guard has let it in, and what it looks at waits to be recorded.
    await withClient(database.ownerUrl, async (other) => {
      await expect.poll(async () => (await other.query(waits)).rowCount, { intervals: [20] }).toBe(1)
    })
    await database.owner.query(`update public.sessions set ended_at = clock_timestamp(), end_reason = 'signed_out' where id = $1`, [
      max.sessionId,
    ])
    await database.owner.query('commit')
    expect([(await answer).status, (await answer).headers.location]).toEqual([307, `/sign-in?next=${encodeURIComponent(path)}`])
  }
})
