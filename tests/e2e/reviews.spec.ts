import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoFinding } from '@/tests/helpers/accessible'
import { apart, rowOf, signIn, tabTo, visit, watch } from '@/tests/helpers/browser'
import { type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'

let installation: Installation
let url: string
let mia: Person
let otto: Person

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  mia = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  otto = await createPerson(installation.database, 'system_administrator', 'Otto Other')
})
test.afterAll(() => installation.stop())

const suspect = (name: string): Promise<Member> => member(installation, 'audit_user', name)
const card = (page: Page) => page.getByRole('region', { name: 'Review', exact: true })
const opener = (page: Page, what = 'session') => page.getByRole('button', { name: `Review this ${what}` })
const dialog = (page: Page, what = 'session') => page.getByRole('dialog', { name: `Review this ${what}` })
const entries = (page: Page) => card(page).getByRole('list', { name: 'What was said' }).getByRole('listitem')
const save = (form: Locator) => form.getByRole('button', { name: 'Save' })
const reviews = async () => (await installation.database.owner.query('select count(*)::int as count from public.reviews')).rows[0].count

const inContext = (browser: Browser, who: Person, work: (page: Page) => Promise<void>) =>
  apart(browser, {}, async (page) => {
    await signIn(page, url, who)
    await work(page)
  })

test('a manager marks, assigns and comments; another goes on; the log tells it; the person sees nothing of it', async ({
  page,
  context,
  browser,
}) => {
  const seen = await watch(context)
  const uma = await suspect('Uma User')
  const address = `${url}/sessions/${uma.sessionId}`
  await signIn(page, url, mia)
  await visit(page, address)
  await expect(card(page)).toContainText('Nobody has reviewed this session yet.')

  await opener(page).click()
  await dialog(page).getByLabel('State').selectOption('Suspicious')
  await dialog(page).getByLabel('Assign to').selectOption('Otto Other')
  await dialog(page).getByLabel('Labels').fill('VPN, odd hours')
  await dialog(page).getByLabel('Comment').fill('Two countries\n<b>in an hour</b>')
  await save(dialog(page)).click()
  await expect(dialog(page).getByText('Saved beside the record.')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Close' }).last().click()
  await expect(card(page).locator('b[data-status="suspicious"]')).toHaveText('Suspicious')
  await expect(card(page)).toContainText('Assigned to Otto Other')
  await expect(card(page).getByRole('list', { name: 'Labels' }).getByRole('listitem')).toHaveText(['odd hours', 'vpn'])
  await expect(entries(page)).toHaveCount(1)
  await expect(entries(page)).toContainText(
    'Mia Manager marked it as suspicious, assigned it to Otto Other and labelled it “odd hours, vpn”',
  )
  await expect(entries(page).getByText('<b>in an hour</b>')).toBeVisible()

  await inContext(browser, otto, async (his) => {
    await visit(his, `${url}/reviews`)
    await his.getByRole('link', { name: 'Mine to do' }).click()
    await expect(his).toHaveURL(`${url}/reviews?show=mine`)
    const waiting = his.getByRole('row').filter({ hasText: 'Session of Uma User' })
    await expect(waiting).toContainText(/odd hours, vpn.*Suspicious.*Otto Other.*Two countries.*Mia Manager/s)
    await expectAccessible(his)
    await waiting.getByRole('link').click()
    await expect(his).toHaveURL(address)
    await opener(his).click()
    await expect(dialog(his).getByLabel('State')).toHaveValue('')
    await dialog(his).getByLabel('State').selectOption('Cleared')
    await dialog(his).getByLabel('Assign to').selectOption('Nobody')
    await dialog(his).getByLabel('Labels').fill('vpn')
    await save(dialog(his)).click()
    await expect(dialog(his).getByText('Saved beside the record.')).toBeVisible()
    await dialog(his).getByRole('button', { name: 'Close' }).last().click()
    await visit(his, `${url}/reviews?show=mine`)
    await expect(his.getByRole('heading', { name: 'Nothing waits for you' })).toBeVisible()
    await visit(his, address)
    await expect(entries(his)).toHaveCount(2)
  })
  await page.reload()
  await expect(card(page).locator('b[data-status="cleared"]')).toHaveText('Cleared')
  await expect(card(page)).toContainText('Assigned to Nobody')
  await expect(entries(page).last()).toContainText('Otto Other marked it as cleared, assigned it to nobody any more and labelled it “vpn”')
  await expectAccessible(page, 'a reviewed session')

  await page.goto(`${url}/activities?type=review`)
  await expect(page.getByText('Mia Manager marked the session of Uma User as suspicious, assigned it to Otto Other')).toBeVisible()
  await page.getByText('Otto Other marked the session of Uma User as cleared').click()
  await expect(card(page)).toContainText('Nobody has reviewed this activity yet.')
  await expect(opener(page, 'activity')).toBeVisible()

  await inContext(browser, uma.person, async (hers) => {
    await hers.goto(address)
    await expect(hers.getByRole('heading', { name: 'Session of Uma User' })).toBeVisible()
    await expect(card(hers)).toHaveCount(0)
    for (const trace of ['Suspicious', 'Cleared', 'odd hours', 'in an hour', 'Otto Other', 'Mia Manager'])
      await expect(hers.locator('body')).not.toContainText(trace)
    await hers.goto(`${url}/activities?kind=all`)
    await expect(hers.getByText('signed in').or(hers.getByText('Signed in')).first()).toBeVisible()
    await expect(hers.locator('body')).not.toContainText('review')
  })
  expect(seen).toEqual([])
})

test('ASVS 8.x the person is refused, whatever they send, and that is recorded', async () => {
  const una = await suspect('Una User')
  const before = await reviews()
  const fields = { subjectType: 'session', subjectId: una.sessionId, state: 'cleared' }
  const { outcome } = await una.visitor.act(`/sessions/${una.sessionId}`, 'app/(console)/_reviews/actions.ts#review', fields)
  expect(outcome).toMatchObject({ ok: false, message: 'Your role does not allow this.' })
  expect(await reviews()).toBe(before)
  const { rows } = await installation.database.owner.query(
    `select outcome from log.activities where actor_id = $1 and resource_id = 'review.write'`,
    [una.person.id],
  )
  expect(rows).toEqual([{ outcome: 'refused' }])
})

test('ASVS 8.x a page and a route that the role does not open are refused, and that is recorded too', async () => {
  const una = await suspect('Una Urgent')
  for (const [path, action] of [
    ['/reviews', 'review.see'],
    ['/api/kills/preview?scope=others', 'session.kill'],
  ] as const) {
    expect((await una.visitor.get(path)).status, path).toBe(403)
    const { rows } = await installation.database.owner.query(
      `select kind, outcome, host(ip) as ip, session_id from log.activities where actor_id = $1 and resource_id = $2`,
      [una.person.id, action],
    )
    expect(rows, path).toEqual([{ kind: 'access', outcome: 'refused', ip: '127.0.0.1', session_id: una.sessionId }])
  }
})

test('mistakes stand at their fields, nothing typed is lost, and a lost connection keeps it too', async ({ page }) => {
  const uwe = await suspect('Uwe User')
  await signIn(page, url, mia)
  await visit(page, `${url}/sessions/${uwe.sessionId}`)
  await opener(page).click()
  const form = dialog(page)
  await save(form).click()
  await expect(form.getByLabel('Comment')).toHaveAccessibleDescription(/Choose a state, assign it, change the labels or write a comment\./)
  const long = 'Said at length. '.repeat(120)
  await form.getByLabel('State').selectOption('Seen')
  await form.getByLabel('Assign to').selectOption('Mia Manager (you)')
  await form.getByLabel('Labels').fill('x'.repeat(41))
  await form.getByLabel('Comment').fill(long)
  await save(form).click()
  await expect(form.getByText('A label has at most 40 characters.')).toBeVisible()
  await expectAccessible(page, 'a review with a mistake')
  const kept = async (labels: string) => {
    await expect(form.getByLabel('State')).toHaveValue('seen')
    await expect(form.getByLabel('Assign to')).toHaveValue(mia.id)
    await expect(form.getByLabel('Labels')).toHaveValue(labels)
    await expect(form.getByLabel('Comment')).toHaveValue(long)
  }
  await kept('x'.repeat(41))
  await form.getByLabel('Labels').fill('short')
  await page.route('**/sessions/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await save(form).click()
  await expect(form.getByRole('status').filter({ hasText: /\S/ })).toBeVisible()
  await kept('short')
  await page.unroute('**/sessions/*')
  await save(form).click()
  await expect(form.getByText('Saved beside the record.')).toBeVisible()
})

test('by keyboard, in the drawer: open, fill in, save, and the focus comes back', async ({ page }) => {
  await suspect('Ugo User')
  await signIn(page, url, mia)
  const link = rowOf(page, { name: 'Ugo User' }).getByRole('link', { name: 'Ugo User' })
  await visit(page, `${url}/sessions?status=active`)
  await tabTo(page, link)
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Session of Ugo User' })
  await expect(drawer).toBeFocused()
  await tabTo(page, opener(page))
  await page.keyboard.press('Enter')
  await tabTo(page, dialog(page).getByLabel('State'))
  await page.keyboard.press('s')
  await expect(dialog(page).getByLabel('State')).toHaveValue('seen')
  await tabTo(page, dialog(page).getByLabel('Comment'))
  // Keys that lead through the list are letters here.
  await page.keyboard.type('just looked, k')
  await expectNoFinding(page)
  await tabTo(page, save(dialog(page)))
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('button', { name: 'Close' }).last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(opener(page)).toBeFocused()
  await expect(entries(page)).toContainText('Mia Manager marked it as seen')
  await expect(entries(page)).toContainText('just looked, k')
})

test('without script', async ({ browser }) => {
  const udo = await suspect('Udo User')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, url, mia)
  await page.goto(`${url}/sessions/${udo.sessionId}`)
  await opener(page).click()
  await dialog(page).getByLabel('Labels').fill('a,b,c,d,e,f,g,h,i,j,k')
  await dialog(page).getByLabel('Comment').fill('Said without script')
  await save(dialog(page)).click()
  await expect(dialog(page).getByText('There are at most 10 labels.')).toBeVisible()
  await expect(dialog(page).getByLabel('Comment')).toHaveValue('Said without script')
  await dialog(page).getByLabel('Labels').fill('a')
  await save(dialog(page)).click()
  await expect(page.getByText('Saved beside the record.')).toBeVisible()
  await page.goto(`${url}/sessions/${udo.sessionId}`)
  await expect(entries(page)).toContainText('Said without script')
  await context.close()
})

test('of a long thread the newest stand open, and the rest unfolds', async ({ page }) => {
  const ute = await suspect('Ute User')
  await installation.database.owner.query(
    `insert into public.reviews (subject_type, subject_id, subject_label, comment, by_id, by_name)
     select 'session', $1, 'Ute User', 'Comment ' || n, $2, 'Mia Manager' from generate_series(1, 7) as n`,
    [ute.sessionId, mia.id],
  )
  await signIn(page, url, mia)
  await page.goto(`${url}/sessions/${ute.sessionId}`)
  await expect(entries(page)).toHaveCount(5)
  await expect(card(page).getByText('Comment 2', { exact: true })).toBeHidden()
  await card(page).getByText('2 earlier entries').click()
  await expect(card(page).getByText('Comment 2', { exact: true })).toBeVisible()
})
