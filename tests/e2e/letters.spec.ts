import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { expectLeft, signIn, watch } from '@/tests/helpers/browser'
import { endBy, type Member, member, proveAnew } from '@/tests/helpers/cast'
import { ask } from '@/tests/helpers/http'
import { letterTo, type Mailing, startMailing } from '@/tests/helpers/outbox'
import { createPerson, type Person, password, sessionOf } from '@/tests/helpers/people'
import { followLetter, openLetter } from '@/tests/helpers/read-letter'
import { visitor } from '@/tests/helpers/visitor'

const secret = 'a-secret-of-cron-for-tests-only-of-48-bytes.....'
const [another, third] = ['another long enough phrase', 'a third phrase, long enough']
/** What would be more than text in a letter that took it for its own. */
const oddName = 'Bea "<img src=//evil.example/x onerror=alert(1)>" www.evil.example שלום'
const oddAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 <b>http://evil.example</b> \u00a0x@evil.example'

let installation: Mailing
let url: string
let ada: Member

test.beforeAll(async () => {
  installation = await startMailing({ CRON_SECRET: secret })
  url = installation.server.url
  await sql(`update public.settings set product_name = 'Acme & "Audit"', mail_notices_an_hour = 60`)
  ada = await member(installation, 'system_administrator', 'Ada Admin')
})
test.afterAll(() => installation.stop())

const sql = async (text: string, values: unknown[] = []) => (await installation.database.owner.query(text, values)).rows
const cron = (job: string) => ask(`${url}/api/cron/${job}`, { headers: { authorization: `Bearer ${secret}` } })
const title = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

async function administer(what: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await proveAnew(installation, ada.sessionId)
  const { outcome, leadsTo } = await ada.visitor.act('/users', `app/(console)/users/actions.ts#${what}`, fields)
  expect([outcome?.ok, leadsTo], what).toEqual([true, null])
}

async function choose(page: Page, chosen: string, button = 'Save new password'): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(chosen)
  await page.getByLabel('Repeat password').fill(chosen)
  await page.getByRole('button', { name: button }).click()
  await page.waitForURL('**/sign-in')
}

test('from the invitation on: what a person is told of their own account, read and followed in both parts', async ({ page, context }) => {
  const seen = await watch(context)
  // In a browser that sends the domain in ASCII, and from a letter that tells it so.
  const email = `bea-${randomUUID()}@bücher.example`
  await administer('createUser', { email, name: oddName, role: 'audit_user' })
  const invitation = await letterTo(installation, email)
  expect(invitation).toMatchObject({ subject: 'Your invitation to Acme & "Audit"', from: '"Acme & \\"Audit\\"" <rollcall@example.org>' })
  await openLetter(page, invitation, url)
  await expect(page.getByText('Hello')).toContainText('onerror=alert(1)')
  await followLetter(page, invitation, url, 'Choose a password', 'Welcome, Bea')
  await choose(page, password, 'Save password')
  await signIn(page, url, { email })

  const [bea] = (await sql('select id, name, email, role from public.users where name = $1', [oddName])) as [Person]
  await visitor(installation.server).signIn({ email }, { 'user-agent': oddAgent })
  const signedIn = await letterTo(installation, email, 2)
  expect(signedIn.subject).toBe('New sign-in to Acme & "Audit": Firefox on Linux')
  await followLetter(page, signedIn, url, 'Choose what you are told of, and see your sessions, on your account page', 'Account')
  await followLetter(page, signedIn, url, 'This wasn’t me', 'Was this you')
  await followLetter(page, signedIn, url, 'Yes, it was me', 'Was this you')
  await page.getByRole('button', { name: 'Yes, it was me' }).click()
  await title(page, 'Good, it was you')
  // Either link is used up by that.
  await followLetter(page, signedIn, url, 'This wasn’t me', 'Good, it was you')

  await endBy(ada, await sessionOf(installation.database, bea), 'Call <b>us</b>\nhttp://evil.example/')
  const ended = await letterTo(installation, email, 3)
  expect(ended.text.replaceAll('\u200b', '')).toContain('> Call <b>us</b>\n> http://evil.example/\n')
  await followLetter(page, ended, url, 'See your sessions', 'Account')

  // Two more sign-ins are more than an hour allows: they are told together when it is over.
  await sql('update public.settings set mail_notices_an_hour = 1')
  for (let nth = 0; nth < 2; nth += 1) await visitor(installation.server).signIn({ email })
  const folded = async () => (await sql(`select facts->>'count' as count from public.letters where kind = 'digest'`))[0]?.count
  await expect.poll(folded).toBe('2')
  await sql(`update public.letters set due_at = now() where kind = 'digest'; update public.settings set mail_notices_an_hour = 60`)
  await cron('mail')
  const digest = await letterTo(installation, email, 4)
  expect(digest.subject).toBe('2 notices from Acme & "Audit"')
  await followLetter(page, digest, url, 'See your sessions', 'Account')

  await administer('changeRole', { userId: bea.id, role: 'audit_manager' })
  await expectLeft(page, 'Your session ended because your role was changed.')
  const role = await letterTo(installation, email, 5)
  await followLetter(page, role, url, 'Sign in', 'Sign in')
  await administer('makePasswordLink', { userId: bea.id })
  const link = await letterTo(installation, email, 6)
  await followLetter(page, link, url, 'Choose a new password', 'A new password for')

  await page.goto(`${url}/forgot`)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await title(page, 'Look into your mail')
  await followLetter(page, await letterTo(installation, email, 7), url, 'Choose a new password', 'A new password for')
  await choose(page, another)
  const changed = await letterTo(installation, email, 8)
  await followLetter(page, changed, url, 'I did not do this', 'Forgot your password?')
  expect(seen).toEqual([])
})

test('“This wasn’t me”, from letter to letter: the person, a manager and an administrator each come to where they go on', async ({
  browser,
  page,
  context,
}) => {
  const seen = await watch(context)
  const cleo = await createPerson(installation.database, 'audit_user', 'Cleo <b>Cut</b> //evil.example')
  const mia = await createPerson(installation.database, 'audit_manager', 'Mia Manager')
  const stranger = visitor(installation.server)
  await visitor(installation.server).signIn(cleo)
  await stranger.signIn(cleo, { 'user-agent': oddAgent })
  const warning = await letterTo(installation, cleo.email)
  await followLetter(page, warning, url, 'This wasn’t me', `Was this you, ${cleo.name}?`)
  await page.getByRole('button', { name: 'This wasn’t me' }).click()
  await title(page, 'Nobody is signed in as you any more')
  expect((await stranger.get('/sessions')).headers.location).toContain('/sign-in')
  await followLetter(page, warning, url, 'Yes, it was me', 'Nobody is signed in as you any more')

  const needed = await letterTo(installation, cleo.email, 2)
  await followLetter(page, needed, url, 'Choose a new password', `A new password for ${cleo.name}`)
  await choose(page, third)
  await followLetter(page, needed, url, 'Choose a new password', 'This password link does not work')
  await signIn(page, url, cleo, third)

  for (const who of [mia, ada.person]) {
    const told = await installation.mail.waitFor(who.email, 'says')
    expect(told.subject).toBe(
      'Acme & "Audit": Cleo <b>Cut</b> //evil.example says “This wasn’t me”'.replaceAll('/', '/\u200B').replace('evil.', 'evil.\u200B'),
    )
    const desk = await (await browser.newContext()).newPage()
    await openLetter(desk, told, url)
    // Whoever is not signed in comes there all the same.
    await desk.getByRole('link', { name: 'Open the case' }).click()
    await desk.getByLabel('Email').fill(who.email)
    await desk.getByLabel('Password').fill(password)
    await desk.getByRole('button', { name: 'Sign in' }).click()
    await title(desk, `${cleo.name}: “This wasn’t me”`)
    await followLetter(desk, told, url, 'Open the case', `${cleo.name}: “This wasn’t me”`)
    await desk.context().close()
  }
  expect(seen).toEqual([])
})

test('another address, and a job that failed', async ({ page }) => {
  const pat = await createPerson(installation.database, 'system_administrator', 'Pat Plain')
  const to = `${'p'.repeat(64)}@${'a'.repeat(60)}.${randomUUID()}.example`
  await administer('editUser', { userId: pat.id, name: pat.name, email: to })
  const confirm = await letterTo(installation, to)
  await followLetter(page, confirm, url, 'Confirm this address', `Is ${to} yours?`)
  await page.getByRole('button', { name: 'Confirm this email' }).click()
  await title(page, 'Your email is confirmed')
  await followLetter(page, confirm, url, 'Confirm this address', 'This link does not work')
  const told = await letterTo(installation, pat.email)
  expect(told.subject).toBe('Your Acme & "Audit" address was changed')
  await signIn(page, url, { email: to })
  await followLetter(page, told, url, url, 'Dashboard')

  const { sessionId } = await member(installation, 'audit_user')
  await sql(
    `update public.sessions set started_at = now() - interval '3 days', last_activity_at = now() - interval '3 days' where id = $1`,
    [sessionId],
  )
  await sql(
    `create function public.fail() returns trigger language plpgsql as $$ begin raise exception E'No <b>\\r\\nBcc: x@evil.example'; end $$`,
  )
  await sql('create trigger fail before update on public.sessions for each statement execute function public.fail()')
  expect(JSON.parse((await cron('timeouts')).body)).toMatchObject({ outcome: 'failed' })
  await sql('drop function public.fail cascade')
  // Nobody's request wrote it: it leaves at the next look.
  await cron('mail')
  const failed = await installation.mail.waitFor(to, 'the job')
  expect([failed.subject, failed.header('bcc')]).toEqual(['Acme & "Audit": the job Timeouts has failed', undefined])
  await followLetter(page, failed, url, 'See the jobs', 'Settings')
})
