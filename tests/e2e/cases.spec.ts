import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { apart, signIn, tabTo, visit, watch } from '@/tests/helpers/browser'
import { linkAbout, makeCase } from '@/tests/helpers/cases'
import { member } from '@/tests/helpers/cast'
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
test.beforeEach(() => installation.database.owner.query('delete from public.cases'))

const place = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Cases/ })
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const opener = (page: Page) => page.getByRole('button', { name: 'Work on this case' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Work on this case' })
const entries = (page: Page) => page.getByRole('list', { name: 'What was said' }).getByRole('listitem')
const suspect = (name: string) => member(installation, 'audit_user', name)

async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(dialog(page).getByText('Saved beside the record.')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Close' }).last().click()
}

const apartAs = (browser: Browser, who: Person, options: Parameters<Browser['newContext']>[0], work: (page: Page) => Promise<void>) =>
  apart(browser, options, async (page) => {
    await signIn(page, url, who)
    await work(page)
  })

test('a manager sees a case arrive, takes it, an administrator closes it; session, story and log lead to and fro', async ({
  page,
  context,
  browser,
}) => {
  const seen = await watch(context)
  const uma = await suspect('Uma Unlucky')
  await signIn(page, url, mia)
  await visit(page, `${url}/cases`)
  await expect(page.getByRole('heading', { name: 'No case is open' })).toBeVisible()
  await expect(place(page)).toHaveText('Cases')
  await expectAccessible(page, 'no case')

  const secret = await linkAbout(installation.database, uma.person, uma.sessionId)
  await uma.visitor.act(`/not-me/${secret}`, 'app/(sign-in)/not-me/actions.ts#sayNotMe', { token: secret })
  await expect(row(page, 'Uma Unlucky')).toBeVisible({ timeout: 10_000 })
  await page.reload()
  await expect(place(page)).toHaveText(/Cases\s*1 open/)
  await expect(row(page, 'Uma Unlucky')).toContainText(/“This wasn’t me”.*Open.*Nobody/s)
  await expectAccessible(page, 'a case')
  await row(page, 'Uma Unlucky').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Uma Unlucky: “This wasn’t me”' })).toBeVisible()
  await expect(page.getByText('by the link of the letter, that the sign-in of')).toBeVisible()
  await expect(page.getByText('1 session of theirs was ended. Their password is void; they have not chosen a new one yet.')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'this one' })).toContainText('Reported as “not me”')
  await expectAccessible(page, 'one case')

  await opener(page).click()
  await dialog(page).getByLabel('State').selectOption('In work')
  await dialog(page).getByLabel('Assign to').selectOption('Mia Manager (you)')
  await dialog(page).getByLabel('Comment').fill('Asked <b>her</b> by phone')
  await save(page)
  await expect(entries(page)).toContainText('Mia Manager marked it as in work and assigned it to themselves')
  const address = page.url()

  await apartAs(browser, otto, {}, async (his) => {
    await visit(his, `${url}/cases`)
    await his.getByRole('link', { name: /^In work/ }).click()
    await row(his, 'Uma Unlucky').getByRole('link').click()
    await expect(his).toHaveURL(address)
    await opener(his).click()
    await dialog(his).getByLabel('State').selectOption('Closed: a stranger')
    await dialog(his).getByRole('button', { name: 'Save' }).click()
    await expect(dialog(his).getByText('Say why the case is closed.')).toBeVisible()
    await dialog(his).getByLabel('Comment').fill('A stolen password')
    await save(his)
    await expect(his.locator('b[data-status="confirmed"]').first()).toHaveText('Closed: a stranger')
  })
  // Heard of without a reload.
  await expect(entries(page).filter({ hasText: 'A stolen password' })).toBeVisible({ timeout: 10_000 })
  await page.getByRole('link', { name: 'The session and its story' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Session of Uma Unlucky' })).toBeVisible()
  await page.getByRole('link', { name: 'Said not to be theirs: the case' }).click()
  await expect(page).toHaveURL(address)
  await page.goto(`${url}/cases?show=closed`)
  await expect(row(page, 'Uma Unlucky')).toContainText('Closed: a stranger')
  await page.goto(`${url}/activities?type=case`)
  await expect(page.getByText('opened a case: Uma Unlucky said that a sign-in was not theirs')).toBeVisible()
  expect(seen).toEqual([])
})

test('ASVS 8.x an Audit User has no cases, and sees nothing of one in their own session', async ({ browser }) => {
  const una = await suspect('Una User')
  await makeCase(installation.database, una)
  await apartAs(browser, una.person, {}, async (page) => {
    await expect(place(page)).toHaveCount(0)
    await page.goto(`${url}/cases`)
    await expect(page.getByRole('heading', { name: 'Your role does not open this page' })).toBeVisible()
    await page.goto(`${url}/sessions/${una.sessionId}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Una User')
    await expect(page.getByRole('link', { name: 'Said not to be theirs' })).toHaveCount(0)
  })
})

test('by keyboard, without script, and with a name from right to left and markup in it', async ({ browser }) => {
  const rtl = await suspect('عمر <img src=x onerror=alert(1)>')
  await makeCase(installation.database, rtl)
  await apartAs(browser, mia, {}, async (page) => {
    await visit(page, `${url}/cases`)
    await tabTo(page, row(page, 'onerror').getByRole('link'))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/cases/*')
    await tabTo(page, opener(page))
    await page.keyboard.press('Enter')
    await tabTo(page, dialog(page).getByLabel('Comment'))
    await page.keyboard.type('looked at it')
    await tabTo(page, dialog(page).getByRole('button', { name: 'Save' }))
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByText('Saved beside the record.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(entries(page)).toContainText('looked at it')
    await expectAccessible(page, 'a case with a strange name')
  })
  await apartAs(browser, otto, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${url}/cases`)
    await row(page, 'onerror').getByRole('link').click()
    await opener(page).click()
    await dialog(page).getByLabel('State').selectOption('Closed: it was them')
    await dialog(page).getByLabel('Comment').fill('Their own phone')
    await dialog(page).getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved beside the record.')).toBeVisible()
    await page.goto(`${url}/cases`)
    await expect(page.getByRole('heading', { name: 'No case is open' })).toBeVisible()
  })
})

test('many cases: a page at a time', async ({ page }) => {
  const ute = await suspect('Ute Ueberall')
  const id = await makeCase(installation.database, ute)
  await installation.database.owner.query(
    `insert into public.cases (user_id, user_name, session_id, evidence, ended_sessions, opened_at)
     select user_id, 'Case ' || n, gen_random_uuid(), evidence, 0, now() from public.cases, generate_series(1, 59) as n where id = $1`,
    [id],
  )
  await signIn(page, url, mia)
  await page.goto(`${url}/cases`)
  await expect(page.getByRole('rowheader')).toHaveCount(50)
  await expect(page.getByRole('link', { name: /^Open/ })).toContainText('60')
  await page.getByRole('link', { name: 'Load older' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(10)
  await expect(page.getByText('Ute Ueberall')).toBeVisible()
})
