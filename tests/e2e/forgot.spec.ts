import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { expectLeft, signIn } from '@/tests/helpers/browser'
import { invite } from '@/tests/helpers/cast'
import { kindsTo, linkTo, type Mailing, startMailing } from '@/tests/helpers/outbox'
import { createPerson } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'

let installation: Mailing
let url: string

test.beforeAll(async () => {
  installation = await startMailing()
  url = installation.server.url
})
test.afterAll(() => installation.stop())
test.beforeEach(() => installation.database.owner.query('delete from public.rate_limits'))

const chosen = 'another long enough phrase'
const told = 'If you can sign in here with that email, a letter is on its way to it.'

async function ask(page: Page, email: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.waitForURL('**/forgot')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText(told)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
}

async function choose(page: Page): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(chosen)
  await page.getByLabel('Repeat password').fill(chosen)
  await page.getByRole('button', { name: 'Save new password' }).click()
  await expect(page.getByText('Your new password is saved')).toBeVisible()
}

test('ASVS 6.4.1 from the sign-in page over the mailbox to a new password; sessions elsewhere end', async ({ browser, page }) => {
  const eve = await createPerson(installation.database, 'audit_user', 'Eve Else')
  const elsewhere = await (await browser.newContext()).newPage()
  await signIn(elsewhere, url, eve)
  await ask(page, eve.email)
  await expectAccessible(page, 'a letter was asked for')
  const link = await linkTo(installation, eve.email, '/password/')
  // As scanners of mail do, twice: looking changes nothing.
  await page.goto(link)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'A new password for Eve Else' })).toBeVisible()
  await choose(page)
  await expectLeft(elsewhere, 'Your session ended because the password was changed.')
  await expect.poll(() => installation.mail.letters().filter(({ to }) => to === eve.email).length).toBe(2)
  expect(await kindsTo(installation, eve.email)).toEqual(['forgotten_password', 'password_changed'])
  await signIn(page, url, eve, chosen)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This password link does not work' })).toBeVisible()
  await expectAccessible(page, 'a used link')
  await page.getByRole('link', { name: 'Ask for a new one' }).click()
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
  // The title follows the page that a link leads to.
  await expect(page).toHaveTitle(/Forgot/)
  await expectAccessible(page, 'a forgotten password')
  await elsewhere.context().close()
})

test('without script, and nothing typed is no question', async ({ browser }) => {
  const person = await createPerson(installation.database, 'audit_manager')
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${url}/forgot`)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('Enter your email address.')).toBeVisible()
  await ask(page, person.email)
  await page.goto(await linkTo(installation, person.email, '/password/'))
  await choose(page)
  await page.context().close()
})

test('whoever is invited gets the invitation once more', async ({ page }) => {
  const { id } = await invite(installation)
  const { rows } = await installation.database.owner.query('select email from public.users where id = $1', [id])
  await ask(page, rows[0].email)
  await page.goto(await linkTo(installation, rows[0].email, '/invite/'))
  await expect(page.getByRole('heading', { name: 'Welcome, Invited' })).toBeVisible()
})

const action = 'app/(sign-in)/forgot/actions.ts#askForPassword'
/** What differs from answer to answer whoever is meant. */
const passing = /^(date|x-request-id|x-rollcall.*|set-cookie|content-security-policy)$/

async function answerTo(email: string, how: 'scripted' | 'plain') {
  const browser = visitor(installation.server)
  await browser.get('/forgot')
  const { status, headers, leadsTo, body } = await browser.act('/forgot', action, { email }, how)
  const cookies = (headers['set-cookie'] ?? []).map((line) => line.replace(/=[^;]*/, '=').replace(/Expires=[^;]*/, ''))
  const kept = Object.entries(headers).filter(([name]) => !passing.test(name))
  const shown = await browser.get('/forgot')
  return { status, kept, cookies, leadsTo, size: body.length, text: shown.body.replace(/<[^>]*>/g, ' ').includes(told) }
}

test('ASVS 6.3.8 the same status, headers, cookies and text for every address', async () => {
  const known = await createPerson(installation.database, 'audit_user')
  const disabled = await createPerson(installation.database, 'audit_user')
  await installation.database.owner.query(`update public.users set status = 'disabled' where id = $1`, [disabled.id])
  const { id } = await invite(installation)
  const invited = await installation.database.owner.query('select email from public.users where id = $1', [id])
  const some = () => `${randomUUID()}@example.org`
  for (const how of ['scripted', 'plain'] as const) {
    const expected = await answerTo(some(), how)
    expect(expected).toMatchObject({ leadsTo: '/forgot', text: true })
    const others = [
      known.email,
      known.email,
      known.email,
      known.email,
      disabled.email,
      invited.rows[0].email,
      'no address',
      `${'x'.repeat(300)}@b.org`,
    ]
    for (const email of others) expect(await answerTo(email, how), `${email}, ${how}`).toEqual(expected)
  }
  // The fourth time in a quarter of an hour no letter left, and nobody was told.
  expect(await kindsTo(installation, known.email)).toHaveLength(3)
  expect(await kindsTo(installation, disabled.email)).toEqual([])
})
