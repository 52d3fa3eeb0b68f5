import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '@/tests/helpers/accessible'
import { apart, closeOnceLeft, expectLeft, signIn, tabTo, visit, watch } from '@/tests/helpers/browser'
import { linkAbout, secretFor } from '@/tests/helpers/cases'
import { ask } from '@/tests/helpers/http'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person, password, sessionOf } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'

let installation: Installation
let url: string

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  // Where no mail is sent, the only administrator is not locked out.
  await createPerson(installation.database, 'system_administrator')
})
test.afterAll(() => installation.stop())

const sql = (text: string, values: unknown[] = []) => installation.database.owner.query(text, values)
const notMe = (page: Page) => page.getByRole('button', { name: 'This wasn’t me' })
const wasMe = (page: Page) => page.getByRole('button', { name: 'Yes, it was me' })
const title = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

/** Somebody whom a stranger signs in as, and the address of the letter's link that tells of it. */
async function told(name: string, role: Person['role'] = 'audit_user') {
  const person = await createPerson(installation.database, role, name)
  const stranger = visitor(installation.server)
  await stranger.signIn(person, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' })
  const sessionId = await sessionOf(installation.database, person)
  const secret = await linkAbout(installation.database, person, sessionId)
  return { person, stranger, sessionId, secret, address: `${url}/not-me/${secret}` }
}

const state = async ({ id }: Person) =>
  (
    await sql(
      `select (select count(*)::int from public.sessions where user_id = $1 and ended_at is null) as open,
        (select password_hash is null from public.users where id = $1) as void, (select count(*)::int from public.cases where user_id = $1) as cases`,
      [id],
    )
  ).rows[0]

test('the letter’s link shows and asks; “This wasn’t me” shuts the stranger out, and the next letter leads back in', async ({
  page,
  context,
}) => {
  const seen = await watch(context)
  const { person, stranger, address } = await told('Ada <b>Angriff</b>')
  await visit(page, address)
  await title(page, 'Was this you, Ada <b>Angriff</b>?')
  await expect(page.getByText('Firefox 140 on Linux')).toBeVisible()
  await expect(page.getByText(/127\.0\.0\.1|::1/)).toBeVisible()
  expect(await state(person)).toEqual({ open: 1, void: false, cases: 0 })
  await expectAccessible(page, 'was this you')
  await tabTo(page, notMe(page))
  await page.keyboard.press('Enter')
  await title(page, 'Nobody is signed in as you any more')
  await expect(page.getByText('no mail is sent from here')).toBeVisible()
  await expectAccessible(page, 'it was not')
  expect(await state(person)).toEqual({ open: 0, void: true, cases: 1 })
  expect((await stranger.get('/sessions')).headers.location).toContain('/sign-in')
  await page.reload()
  await title(page, 'Nobody is signed in as you any more')

  await page.goto(`${url}/password/${await secretFor(installation.database, 'password_needed', person)}`)
  await page.getByLabel('Password', { exact: true }).fill('another long phrase')
  await page.getByLabel('Repeat password').fill('another long phrase')
  await page.getByRole('button', { name: 'Save new password' }).click()
  await page.waitForURL('**/sign-in')
  await signIn(page, url, person, 'another long phrase')
  await page.goto(address)
  await expect(page.getByText('You have a new password by now.')).toBeVisible()
  expect(seen).toEqual([])
})

test('“Yes, it was me” ends nothing, and the link is used up', async ({ page }) => {
  const { person, address } = await told('Bo Bekannt')
  await visit(page, address)
  await wasMe(page).click()
  await title(page, 'Good, it was you')
  await expectAccessible(page, 'it was')
  expect(await state(person)).toEqual({ open: 1, void: false, cases: 0 })
  await page.goto(address)
  await title(page, 'Good, it was you')
  await expect(notMe(page)).toHaveCount(0)
})

test('without script: both answers', async ({ browser }) => {
  await apart(browser, { javaScriptEnabled: false }, async (page) => {
    const no = await told('Cleo Cut')
    await page.goto(no.address)
    await notMe(page).click()
    await title(page, 'Nobody is signed in as you any more')
    expect(await state(no.person)).toEqual({ open: 0, void: true, cases: 1 })
    const yes = await told('Dan Done')
    await page.goto(yes.address)
    await wasMe(page).click()
    await title(page, 'Good, it was you')
    expect(await state(yes.person)).toEqual({ open: 1, void: false, cases: 0 })
  })
})

test('scanners that follow every link, in whatever way, change nothing, and no cache keeps it', async () => {
  const { person, secret } = await told('Eve Echo')
  const before = (await sql('select md5(string_agg(to_jsonb(t)::text, $1 order by id)) as print from public.tokens t', [','])).rows
  const ways = [{}, { purpose: 'prefetch' }, { 'sec-purpose': 'prefetch;prerender' }, { rsc: '1', 'next-router-prefetch': '1' }]
  for (const headers of ways)
    for (const method of ['GET', 'HEAD'])
      for (let n = 0; n < 5; n += 1) {
        const answer = await ask(`${url}/not-me/${secret}`, { method, headers: { accept: 'text/html', ...headers } })
        expect(answer.status, `${method} ${JSON.stringify(headers)}`).toBeLessThan(400)
        expect(answer.headers['cache-control']).toContain('no-store')
      }
  expect(await state(person)).toEqual({ open: 1, void: false, cases: 0 })
  expect((await sql('select md5(string_agg(to_jsonb(t)::text, $1 order by id)) as print from public.tokens t', [','])).rows).toEqual(before)
})

test('ASVS 3.x a form of somebody else’s page does nothing', async () => {
  const { person, secret } = await told('Fay Foreign')
  const foreign = visitor(installation.server, 'https://elsewhere.example')
  for (const how of ['scripted', 'plain'] as const)
    await foreign.act(`/not-me/${secret}`, 'app/(sign-in)/not-me/actions.ts#sayNotMe', { token: secret }, how)
  expect(await state(person)).toEqual({ open: 1, void: false, cases: 0 })
})

test('links that were cut, changed, are too old or unknown say what to do next', async ({ page }) => {
  const { person, secret } = await told('Gus Gone')
  for (const wrong of [secret.slice(0, 20), `${secret}x`, 'x', '%00', encodeURIComponent('<script>alert(1)</script>')]) {
    await page.goto(`${url}/not-me/${wrong}`).catch(() => {})
    if (wrong !== '%00') await title(page, 'This link does not work')
  }
  await expect(page.getByText('look under Account, Sessions')).toBeVisible()
  await expectAccessible(page, 'a link that is good for nothing')
  await sql(`update public.tokens set expires_at = now() - interval '1 minute' where user_id = $1`, [person.id])
  await page.goto(`${url}/not-me/${secret}`)
  await title(page, 'This link does not work')
  await page.getByRole('link', { name: 'Go to sign-in' }).click()
  await page.waitForURL('**/sign-in')
})

test('a name from right to left takes nothing along, and a letter’s link works in a browser where somebody else is signed in', async ({
  page,
}) => {
  const other = await createPerson(installation.database, 'audit_manager', 'Hana Here')
  const { person, address } = await told('عمر الفاروق')
  await signIn(page, url, other)
  await page.goto(address)
  await title(page, 'عمر الفاروق')
  await notMe(page).click()
  await title(page, 'Nobody is signed in as you any more')
  expect([await state(person), (await state(other)).open]).toEqual([{ open: 0, void: true, cases: 1 }, 1])
  await page.goto(`${url}/sessions`)
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible()
})

for (const role of ['audit_user', 'audit_manager', 'system_administrator'] as const)
  test(`in the app, as ${role}: from the notice to the way out, with what to do next`, async ({ page, browser }) => {
    const person = await createPerson(installation.database, role, `Ida ${role}`)
    await signIn(page, url, person)
    const elsewhere = await browser.newContext()
    const other = await elsewhere.newPage()
    await signIn(other, url, person)
    await visit(page, `${url}/account`)
    const bar = page.getByRole('region', { name: 'New sign-ins' })
    await expect(page.getByRole('row').filter({ hasText: 'Nothing yet' }).getByRole('link', { name: 'This wasn’t me' })).toBeVisible()
    await bar.getByRole('link', { name: 'This wasn’t me' }).click()
    await title(page, 'This wasn’t me')
    await expectAccessible(page, 'say that it was not me')
    await notMe(page).click()
    await page.waitForURL('**/sign-in')
    await expect(page.getByText('your old password is void')).toBeVisible()
    await expectLeft(other, 'reported as “not me”')
    await closeOnceLeft(elsewhere)
    expect(await state(person)).toEqual({ open: 0, void: true, cases: 1 })
    await page.getByLabel('Email').fill(person.email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('Email or password is wrong.')).toBeVisible()
  })

test('in the app after a while, without script: the password is asked for', async ({ browser }) => {
  const person = await createPerson(installation.database, 'audit_user', 'Jo Jetzt')
  await apart(browser, { javaScriptEnabled: false }, async (page) => {
    await signIn(page, url, person)
    const mine = await sessionOf(installation.database, person)
    await visitor(installation.server).signIn(person)
    const stranger = await sessionOf(installation.database, person)
    await sql(
      `update public.sessions set authenticated_at = now() - interval '1 hour', started_at = now() - interval '1 hour' where id = $1`,
      [mine],
    )
    await page.goto(`${url}/account/not-me/${stranger}`)
    await notMe(page).click()
    await expect(page.getByLabel('Password')).toBeVisible()
    await page.getByLabel('Password').fill(password)
    await notMe(page).click()
    await page.waitForURL('**/sign-in')
    await expect(page.getByText('your old password is void')).toBeVisible()
  })
  expect(await state(person)).toEqual({ open: 0, void: true, cases: 1 })
})
