import { expect, test } from '@playwright/test'
import { closeOnceLeft, expectEnded, signIn } from '@/tests/helpers/browser'
import { endBy, type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, sessionOf } from '@/tests/helpers/people'
import { startServer, type TestServer } from '@/tests/helpers/server'
import { type Visitor, visitor } from '@/tests/helpers/visitor'

let first: Installation
let second: TestServer
let admin: Member

test.beforeAll(async () => {
  first = await startInstallation()
  second = await startServer({ databaseUrl: first.database.appUrl })
  admin = await member(first, 'system_administrator', 'Ada Admin')
})
test.afterAll(async () => {
  await second.stop()
  await first.stop()
})

const createUser = 'app/(console)/users/actions.ts#createUser'
const newcomer = (n: number) => ({ email: `late-${n}@example.org`, name: 'Late', role: 'audit_user' })

async function onSecond(role: 'audit_user' | 'system_administrator'): Promise<{ browser: Visitor; sessionId: string }> {
  const person = await createPerson(first.database, role)
  const browser = visitor(second)
  await browser.signIn(person)
  return { browser, sessionId: await sessionOf(first.database, person) }
}

const late = async () => Number((await first.database.owner.query(`select count(*) from public.users where name = 'Late'`)).rows[0].count)

const listeners = `from pg_stat_activity where application_name = 'rollcall live' and datname = current_database()`
const bothListen = () =>
  expect.poll(async () => (await first.database.owner.query(`select ${listeners}`)).rowCount, { timeout: 30_000 }).toBe(2)

test('ASVS 7.4.x: a kill on one instance ends tab, requests and writes on the other', async ({ page }) => {
  const victim = await createPerson(first.database, 'audit_user')
  await signIn(page, second.url, victim)
  await endBy(admin, await sessionOf(first.database, victim), 'From the other side')
  await expectEnded(page, 'From the other side')

  const { browser, sessionId } = await onSecond('system_administrator')
  expect((await browser.get('/users')).status).toBe(200)
  await endBy(admin, sessionId)
  expect((await browser.get('/users')).headers.location).toBe('/sign-in?next=%2Fusers')
  expect((await browser.get('/api/live?poll=1')).status).toBe(401)
  expect((await browser.act('/users', createUser, newcomer(0))).leadsTo).toBe('/sign-in')
  expect(await late()).toBe(0)
})

test('ASVS 7.4.x: nothing commits after the kill was acknowledged, also what was under way on the other instance', async () => {
  const { browser, sessionId } = await onSecond('system_administrator')
  const writes = Array.from({ length: 24 }, (_, n) => browser.act('/users', createUser, newcomer(n + 1)))
  await writes[0]
  await endBy(admin, sessionId)
  const atTheEnd = await late()
  const answers = await Promise.all(writes)
  expect(await late()).toBe(atTheEnd)
  expect(answers.filter((answer) => answer.outcome?.ok === true).length).toBe(atTheEnd)
  expect(atTheEnd).toBeGreaterThan(0)
})

test('F13: without the listening connection the tab still leaves, and afterwards all is as before', async ({ browser }) => {
  const pages = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()))
  const people = await Promise.all(pages.map(() => createPerson(first.database, 'audit_user')))
  for (const [at, page] of pages.entries()) await signIn(page, second.url, people[at] ?? { email: '' })
  const [page, next] = pages
  const [victim, follower] = people
  if (!page || !next || !victim || !follower) throw new Error('Nobody is there.')

  await bothListen()
  await first.database.owner.query(`select pg_terminate_backend(pid) ${listeners}`)
  await endBy(admin, await sessionOf(first.database, victim), 'Heard late')
  await expect(page.getByText('ended by a manager')).toBeVisible({ timeout: 15_000 })

  await bothListen()
  await endBy(admin, await sessionOf(first.database, follower), 'Heard at once')
  await expectEnded(next, 'Heard at once')
  await Promise.all(pages.map((each) => closeOnceLeft(each.context())))
})

test('F15: a server with open streams stops in time, and the person stays signed in on the other', async ({ page }) => {
  const person = await createPerson(first.database, 'audit_user')
  const streaming = page.waitForResponse((response) => response.url().endsWith('/api/live'))
  await signIn(page, second.url, person)
  expect((await streaming).status()).toBe(200)
  await second.stop()
  // After 10 s it would have been ended by force.
  expect(await second.exited()).toMatchObject({ signal: null })
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  expect((await visitor(first.server).get('/api/live?poll=1', { cookie })).status).toBe(200)
})
