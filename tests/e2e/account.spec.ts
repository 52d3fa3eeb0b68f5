import { type BrowserContext, expect, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { expectLeft, scripted, signIn, tabTo, visit } from '@/tests/helpers/browser'
import { type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, password, sessionOf } from '@/tests/helpers/people'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
})
test.afterAll(() => installation.stop())

const sql = (text: string, values: unknown[] = []) => installation.database.owner.query(text, values)
const grow = (id: string) =>
  sql(`update public.sessions set authenticated_at = authenticated_at - interval '6 minutes' where id = $1`, [id])
const action = (name: string) => `app/(console)/account/actions.ts#${name}`
const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name.endsWith('rollcall.session'))?.value

test('profile by keyboard: name, time zone and theme hold at once, and in another browser too', async ({ page, browser }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Una User')
  await signIn(page, url, person)
  await scripted(page)
  await tabTo(page, page.getByRole('link', { name: 'Una User Audit User Account' }))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/account')
  await page.getByLabel('Name', { exact: true }).fill('  ')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('A name is needed.')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Una Umbra')
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo')
  await page.getByLabel('Theme', { exact: true }).last().selectOption('dark')
  await tabTo(page, page.getByRole('button', { name: 'Save' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Una Umbra/ })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const other = await browser.newContext({ timezoneId: 'America/Lima' })
  const tab = await other.newPage()
  await signIn(tab, url, person)
  await scripted(tab)
  await expect(tab.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(tab.getByText('Times are shown in Asia/Tokyo.')).toBeVisible()
  await tab.getByText('UTC', { exact: true }).click()
  await expect(tab.getByText('Times are shown in UTC.')).toBeVisible()
  await tab.getByText('Light', { exact: true }).click()
  await expect.poll(async () => (await sql('select theme from public.users where id = $1', [person.id])).rows[0].theme).toBe('light')
  await other.close()
})

test('a look that is chosen in one tab is that of the other tabs at once', async ({ page, context }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Theo Theme')
  await signIn(page, url, person)
  await visit(page, `${url}/account`)
  const other = await context.newPage()
  await visit(other, `${url}/sessions`)
  await page.getByText('Dark', { exact: true }).first().click()
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(other.getByRole('radio', { name: 'Dark' })).toBeChecked()
  const heard: unknown[] = []
  await other.exposeFunction('heard', (theme: unknown) => heard.push(theme))
  await other.evaluate(`new BroadcastChannel('rollcall.theme').onmessage = ({ data }) => heard(data)`)
  await page.getByLabel('Theme', { exact: true }).last().selectOption('light')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(other.getByRole('radio', { name: 'Light' })).toBeChecked()
  await expect.poll(() => heard).toEqual(['light'])
  await other.close()
})

test('of two answers about signing out the newer one is said, alone', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Noa Notice')
  await signIn(page, url, person)
  for (let i = 0; i < 3; i += 1) {
    const { visitor } = await member(installation, 'audit_user')
    visitor.cookies.clear()
    await visitor.signIn(person)
  }
  await visit(page, `${url}/account/sessions`)
  const said = page.locator('main').getByRole('status').filter({ hasText: 'signed out' })
  const dialog = page.getByRole('dialog')
  await page
    .getByRole('button', { name: /^Sign out: / })
    .first()
    .click()
  await dialog.getByRole('button', { name: 'Sign out' }).click()
  await expect(said).toHaveText(['The session is signed out.'])
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await dialog.getByRole('button', { name: 'Sign out' }).click()
  await expect(said).toHaveText(['2 sessions are signed out.'])
  await expect(said).toBeFocused()
})

test('axe: the three pages, with little and with much, and what they ask', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Axel Audit')
  await signIn(page, url, person)
  for (const path of ['/account', '/account/sessions', '/account/activities']) {
    await page.goto(url + path)
    await expectAccessible(page)
  }
  for (let i = 0; i < 2; i += 1) {
    const { visitor } = await member(installation, 'audit_user')
    visitor.cookies.clear()
    await visitor.signIn(person)
  }
  await grow(await sessionOf(installation.database, person))
  await visit(page, `${url}/account/sessions`)
  await page
    .getByRole('button', { name: /^Sign out: / })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
})

test('ASVS 7.5.x signing out elsewhere asks for the password when signing in was long ago, in place, and keeps this session', async ({
  page,
  browser,
}) => {
  const person = await createPerson(installation.database, 'audit_user', 'Sam Several')
  const elsewhere = await browser.newContext()
  const tab = await elsewhere.newPage()
  await signIn(tab, url, person)
  await signIn(page, url, person)
  await grow(await sessionOf(installation.database, person))
  await visit(page, `${url}/account/sessions`)
  const before = await sessionCookie(page.context())
  const opener = page.getByRole('button', { name: /^Sign out: / })
  await opener.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Your password')).toBeFocused()
  await page.keyboard.type('not my password')
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Your password')).toBeFocused()
  await expect(dialog.getByText('This is not your password.').last()).toBeVisible()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'The session is signed out.' })).toBeFocused()
  await expect(opener).toHaveCount(0)
  await expect(tab.getByText('This session was ended from another of your sessions.')).toBeVisible({ timeout: 5_000 })
  await expect(tab.getByText(/^It ended on .+\d\d:\d\d:\d\d /)).toBeVisible()
  const after = await sessionCookie(page.context())
  expect(after).not.toBe(before)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Signed in now' })).toBeVisible()
  await elsewhere.close()
})

test('without script: the password is asked for in the form, and the form does it', async ({ browser }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Nora Noscript')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${url}/sign-in?next=%2Fsessions`)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/sessions')
  const mine = await sessionOf(installation.database, person)
  await (await member(installation, 'audit_user')).visitor.signIn(person)
  await page.goto(`${url}/account/sessions`)
  await grow(mine)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByLabel('Your password').first().fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).first().click()
  await expect(page.getByText(/session is signed out|session had ended/)).toBeVisible()
  await page.goto(`${url}/account`)
  await page.getByLabel('Name', { exact: true }).fill('Nora Plain')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await context.close()
})

test('changing the password ends every other session, and the new one opens', async ({ page, browser }) => {
  const person: Person = await createPerson(installation.database, 'audit_manager', 'Pat Password')
  const elsewhere = await browser.newContext()
  const tab = await elsewhere.newPage()
  await signIn(tab, url, person)
  await signIn(page, url, person)
  await visit(page, `${url}/account`)
  const change = async (current: string, next: string, repeat = next) => {
    await page.getByLabel('Current password').fill(current)
    await page.getByLabel('New password', { exact: true }).fill(next)
    await page.getByLabel('Repeat').fill(repeat)
    await page.getByRole('button', { name: 'Change password' }).click()
  }
  await change(password, 'password1234')
  await expect(page.getByText('on the lists that attackers try first')).toBeVisible()
  await change(password, password)
  await expect(page.getByText('This is the password that there is already.').last()).toBeVisible()
  await change('wrong', 'staple of the stable')
  await expect(page.getByText('This is not your password.').last()).toBeVisible()
  await change(password, 'staple of the stable')
  await expect(page.getByRole('status').filter({ hasText: 'one other session has ended' })).toBeVisible()
  await expectLeft(tab, 'because the password was changed', 5_000)
  await page.goto(`${url}/account/activities`)
  await expect(page.getByRole('row').filter({ hasText: 'Changed my password' })).toBeVisible()
  await signIn(tab, url, person, 'staple of the stable')
  await elsewhere.close()
})

const isIn = async (cookies: ReadonlyMap<string, string>): Promise<boolean> => {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  return (await fetch(`${url}/api/live?poll=1`, { headers: { cookie } })).status === 200
}

const again = ({ visitor }: Member, currentPassword: string, headers = {}) =>
  visitor.act('/account/sessions', action('signOutOthers'), { currentPassword }, 'scripted', headers)

test('ASVS 7.2.4 the cookie from before: good for requests in flight, refused after 30 s', async () => {
  const me = await member(installation, 'audit_user')
  await grow(me.sessionId)
  const old = new Map(me.visitor.cookies)
  const flights = Array.from({ length: 10 }, () => isIn(old))
  expect((await again(me, '')).outcome).toMatchObject({ ok: false, code: 'reauth_required', asksPassword: true })
  expect((await again(me, password)).outcome).toMatchObject({ ok: true })
  expect([...(await Promise.all(flights)), await isIn(old), await isIn(me.visitor.cookies)]).not.toContain(false)
  expect(me.visitor.cookies).not.toEqual(old)
  await sql(`update public.sessions set previous_token_until = now() - interval '1 s' where id = $1`, [me.sessionId])
  expect([await isIn(old), await isIn(me.visitor.cookies)]).toEqual([false, true])
})

test('ASVS 6.1.1 ten wrong passwords: throttled, and the session goes on', async () => {
  const me = await member(installation, 'audit_user')
  const answers = []
  for (let i = 0; i < 11; i += 1) answers.push((await again(me, 'wrong password')).outcome?.message)
  expect([answers[0], answers[9], answers[10]]).toEqual([
    answers[0],
    'This is not your password.',
    expect.stringMatching(/^Too many tries/),
  ])
  expect((await again(me, password)).outcome).toMatchObject({ ok: false, code: 'too_many' })
  expect(await isIn(me.visitor.cookies)).toBe(true)
})

test('a session that ended, and a foreign page, prove nothing', async () => {
  const me = await member(installation, 'audit_user')
  const cookies = new Map(me.visitor.cookies)
  expect((await again(me, password, { origin: 'https://evil.example' })).outcome?.ok ?? false).toBe(false)
  expect(me.visitor.cookies).toEqual(cookies)
  await sql(`update public.sessions set ended_at = clock_timestamp(), end_reason = 'killed' where id = $1`, [me.sessionId])
  expect((await again(me, password)).leadsTo).toBe('/sign-in')
  expect(await isIn(me.visitor.cookies)).toBe(false)
})
