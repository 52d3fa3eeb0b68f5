import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { closeOnceLeft, expectEnded, rowOf, scripted, signIn, tabTo, visit } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, password } from '@/tests/helpers/people'
import { startServer, type TestServer } from '@/tests/helpers/server'

let installation: Installation
let second: TestServer
let manager: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  second = await startServer({ databaseUrl: installation.database.appUrl })
  manager = await createPerson(installation.database, 'audit_manager', 'Mara Manager')
})
test.afterAll(async () => {
  await second.stop()
  await installation.stop()
})

const sql = async (text: string, values: unknown[] = []) => (await installation.database.owner.query(text, values)).rows
const isOpen = async (id: string) => (await sql('select ended_at is null as open from public.sessions where id = $1', [id]))[0].open

/** Two tabs of one browser on the other instance; its stream knows of both. */
async function twoTabs(browser: Browser, person: Person): Promise<readonly [Page, Page]> {
  const context = await browser.newContext()
  const [one, two] = [await context.newPage(), await context.newPage()]
  const knows = context.waitForEvent('response', (answer) => answer.url().endsWith('/api/live?tabs=2'))
  await signIn(one, second.url, person)
  await two.goto(`${second.url}/sessions`)
  await knows
  return [one, two]
}

test('three chosen by mouse: all end, and the receipt counts the tabs of the other instance', async ({ browser, page }) => {
  const vic = await createPerson(installation.database, 'audit_user', 'Vic Victim')
  const tabs = await twoTabs(browser, vic)
  for (const name of ['Val Victim', 'Vee Victim']) await member(installation, 'audit_user', name)
  await signIn(page, installation.server.url, manager)
  await scripted(page)
  for (const name of ['Vic Victim', 'Val Victim', 'Vee Victim']) await rowOf(page, { name }).getByRole('checkbox').check()
  const bar = page.getByRole('region', { name: 'Chosen sessions' })
  const list = page.getByRole('region', { name: 'Sessions', exact: true })
  await expect(bar).toContainText('3 chosen')
  await bar.getByRole('button', { name: 'Choose none' }).press('Enter')
  await expect(bar).toBeHidden()
  await expect(list).toBeFocused()
  for (const name of ['Vic Victim', 'Val Victim', 'Vee Victim']) await rowOf(page, { name }).getByRole('checkbox').check()
  await expectAccessible(page, 'the list with a choice')
  await bar.getByRole('button', { name: 'Kill sessions…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Kill the chosen sessions' })
  await expect(dialog).toContainText('Vic Victim')
  await expect(dialog).toContainText('3 sessions of 3 users will end.')
  await dialog.getByLabel(/^Message/).fill('All of you')
  await dialog.getByRole('button', { name: 'Kill 3 sessions' }).click()
  for (const tab of tabs) await expectEnded(tab, 'All of you')
  await expect(dialog.getByText('3 sessions have ended.')).toBeVisible()
  await expect(dialog.getByRole('listitem')).toHaveCount(3)
  await expect(dialog.getByRole('status', { name: 'Receipt' })).toContainText(/^Server \d+ ms\. 2 of 2 tabs left after \d+(\.\d)? m?s\.$/)
  await expectAccessible(page, 'the results')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(bar).toBeHidden()
  await expect(list).toBeFocused()
  await expect(rowOf(page, { name: 'Vee Victim' })).toContainText('Terminated')
  await closeOnceLeft(tabs[0].context())
})

test('a single kill has a receipt too, which says what it does not know', async ({ browser, page }) => {
  const victim = await createPerson(installation.database, 'audit_user', 'Ona Offline')
  const [one, two] = await twoTabs(browser, victim)
  // A tab that neither leaves nor says so: its machine sleeps.
  await two.route('**/api/kills/left', (route) => route.abort())
  await signIn(page, installation.server.url, manager)
  await scripted(page)
  await rowOf(page, victim)
    .getByRole('button', { name: /^Kill session/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Kill session', exact: true }).click()
  await expect(one.getByText('ended by a manager')).toBeVisible()
  await expect(dialog.getByRole('status', { name: 'Receipt' })).toContainText(/1 of 2 tabs left after .* 1 not heard from/)
  await closeOnceLeft(one.context())
})

test('all that match the filter, by keyboard: the number is typed, the password asked for, oneself and administrators passed over', async ({
  page,
}) => {
  const name = 'Zoe Zephyr'
  const victims = [await member(installation, 'audit_user', name), await member(installation, 'audit_user', name)]
  const admin = await member(installation, 'system_administrator', name)
  const zoe = await createPerson(installation.database, 'audit_manager', name)
  await signIn(page, installation.server.url, zoe)
  await sql(
    `update public.sessions set authenticated_at = started_at - interval '10 min', started_at = started_at - interval '10 min'
    where user_id = $1`,
    [zoe.id],
  )
  await visit(page, `${installation.server.url}/sessions?user=Zephyr`)
  await tabTo(page, page.getByText('Kill many'))
  await page.keyboard.press('Enter')
  const entry = page.getByRole('button', { name: 'All that match the filter (2)…' })
  await expect(entry).toBeVisible()
  await expectAccessible(page, 'the menu')
  await tabTo(page, entry)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Kill all sessions that match' })
  await expect(dialog).toContainText('2 sessions of 2 users will end.')
  await expect(dialog).toContainText('Your own session is passed over.')
  await expect(dialog).toContainText('1 session of a System Administrator is passed over')
  await tabTo(page, dialog.getByLabel('Number of sessions, to confirm'))
  await page.keyboard.type('4')
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByLabel(/password/i))
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('You typed 4, and 2 sessions would end now. Type 2 to go on.')
  // Whoever comes meanwhile is counted with the next refusal.
  const late = await member(installation, 'audit_user', name)
  await tabTo(page, dialog.getByLabel('Number of sessions, to confirm'))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('You typed 2, and 3 sessions would end now. Type 3 to go on.')
  await expect(dialog).toContainText('3 sessions of 3 users will end.')
  victims.push(late)
  expect(await isOpen(victims[0]?.sessionId ?? '')).toBe(true)
  await expectAccessible(page, 'the refusal')
  await tabTo(page, dialog.getByLabel('Number of sessions, to confirm'))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('3 sessions have ended.')).toBeVisible()
  await expect(dialog.getByRole('list', { name: 'Result for each session' })).toContainText('Passed over: this is your own session')
  await expect(dialog.getByRole('list', { name: 'Result for each session' })).toContainText('Passed over: a System Administrator’s')
  await expect(dialog.getByRole('button', { name: 'Close' }).last()).toBeFocused()
  await expect(dialog.getByRole('status', { name: 'Receipt' })).toContainText('No open tab was connected.')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  for (const { sessionId } of victims) expect(await isOpen(sessionId)).toBe(false)
  expect(await isOpen(admin.sessionId)).toBe(true)
})

test('a tab that closes midway leaves the rest untouched, says so at the next visit, and goes on', async ({ page }) => {
  const victim = await member(installation, 'audit_user', 'Lena Late')
  await signIn(page, installation.server.url, manager)
  await visit(page, `${installation.server.url}/sessions/${victim.sessionId}`)
  await page.getByRole('button', { name: 'All of this user…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Kill all sessions of a user' })
  await expect(dialog).toContainText('1 session of 1 user will end.')
  // The connection is lost as soon as the order is given.
  await page.route('**/api/kills?order=*', (route) => route.abort())
  await dialog.getByLabel('Number of sessions, to confirm').fill('1')
  await dialog.getByRole('button', { name: 'Kill all sessions of a user' }).click()
  await expect(dialog).toContainText('1 session of the order may still be open', { timeout: 15_000 })
  expect(await isOpen(victim.sessionId)).toBe(true)
  await page.unroute('**/api/kills?order=*')
  await page.goto(`${installation.server.url}/sessions`)
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('rollcall.kill') ?? '{}')
    localStorage.setItem('rollcall.kill', JSON.stringify({ ...kept, at: Date.now() - 60_000 }))
  })
  await page.reload()
  await expect(page.getByText('A kill of 1 session stopped after 0.')).toBeVisible()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('dialog').getByText('1 session has ended.')).toBeVisible()
  expect(await isOpen(victim.sessionId)).toBe(false)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByText('A kill of 1 session stopped')).toHaveCount(0)
})
