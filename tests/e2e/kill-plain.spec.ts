import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { rowOf, signIn, visit } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, password } from '@/tests/helpers/people'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

const sql = async (text: string, values: unknown[] = []) => (await installation.database.owner.query(text, values)).rows
const isOpen = async (id: string) => (await sql('select ended_at is null as open from public.sessions where id = $1', [id]))[0].open
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function withoutScript(browser: Browser, person: Person): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${url}/sign-in?next=%2Fsessions`)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
  await page.waitForURL('**/sessions')
  return page
}

test('without script: one session is confirmed on its page, and what became of it is said there', async ({ browser }) => {
  const victim = await member(installation, 'audit_user', 'Vic Victim')
  const page = await withoutScript(browser, await createPerson(installation.database, 'audit_manager', 'Mara Manager'))
  await rowOf(page, { name: 'Vic Victim' })
    .getByRole('button', { name: /^Kill session/ })
    .click()
  await page.waitForURL(`**/sessions/${victim.sessionId}**`)
  expect(await isOpen(victim.sessionId)).toBe(true)
  await press(page, 'Kill session')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Vic Victim')
  await dialog.getByRole('button', { name: 'Kill session', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The session of Vic Victim has ended.' })).toBeVisible()
  expect(await isOpen(victim.sessionId)).toBe(false)
})

test('without script: all that match have a page that counts, asks for the number, and says what became of each', async ({ browser }) => {
  const name = 'Zoe Zephyr'
  const victims = [await member(installation, 'audit_user', name), await member(installation, 'audit_user', name)]
  const zoe = await createPerson(installation.database, 'audit_manager', name)
  const page = await withoutScript(browser, zoe)
  await page.goto(`${url}/sessions?user=Zephyr`)
  await page.getByText('Kill many').click()
  await press(page, 'All that match the filter…')
  await page.waitForURL('**/kill?scope=filter&**')
  await expect(page.getByText('2 sessions of 2 users will end.')).toBeVisible()
  await expect(page.getByText('Counting…')).toHaveCount(0)
  victims.push(await member(installation, 'audit_user', name))
  await page.getByLabel('Number of sessions, to confirm').fill('2')
  await press(page, 'Kill all sessions that match')
  await expect(page.getByText('You typed 2, and 3 sessions would end now. Type 3 to go on.')).toBeVisible()
  await expect(page.getByText('3 sessions of 3 users will end.')).toBeVisible()
  for (const { sessionId } of victims) expect(await isOpen(sessionId)).toBe(true)
  await page.getByLabel('Number of sessions, to confirm').fill('3')
  await page.getByLabel(/^Reason/).fill('No script')
  await press(page, 'Kill all sessions that match')
  await expect(page.getByText('3 sessions have ended.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Result for each session' })).toContainText('Passed over: this is your own session')
  await expect(page.getByText('Nothing would end here.')).toBeVisible()
  for (const { sessionId } of victims) expect(await isOpen(sessionId)).toBe(false)
  await page.context().close()
})

test('the same page with script: accessible, and it counts anew after a refusal', async ({ page }) => {
  const victim = await member(installation, 'audit_user', 'Lena Late')
  await signIn(page, url, await createPerson(installation.database, 'audit_manager', 'Max Manager'))
  await visit(page, `${url}/kill?scope=user&user=${victim.person.id}`)
  await expectAccessible(page, 'kill of many')
  await page.getByLabel('Number of sessions, to confirm').fill('7')
  await press(page, 'Kill all sessions of a user')
  await expect(page.getByText('Nothing was ended.')).toBeFocused()
  await page.getByLabel('Number of sessions, to confirm').fill('1')
  await press(page, 'Kill all sessions of a user')
  await expect(page.getByText('1 session has ended.')).toBeVisible()
  await expect(page.getByText('Nothing would end here.')).toBeVisible()
  await expectAccessible(page, 'killed')
})

test('what a kill of many would end is recorded as a view of these sessions, on its page and by its route', async () => {
  const { visitor, sessionId } = await member(installation, 'audit_manager', 'Vera Views')
  const scope = (query: string) => new URLSearchParams({ scope: 'filter', query, zone: 'UTC' })
  expect((await visitor.get(`/api/kills/preview?${scope('browser=Firefox')}`)).status).toBe(200)
  for (let time = 0; time < 2; time += 1) expect((await visitor.get(`/kill?${scope('browser=Chrome')}`)).status).toBe(200)
  const told = await sql(
    `select details->>'filter' as filter from log.activities
    where session_id = $1 and action = 'listed' and details->>'filter' like '%browser%'`,
    [sessionId],
  )
  expect(told.map(({ filter }) => filter).sort()).toEqual(['status=active&browser=Chrome', 'status=active&browser=Firefox'])
})
