import { expect, test } from '@playwright/test'
import { builtDeploymentId } from '@/scripts/prepare/build'
import { expectEnded, scripted, signIn } from '@/tests/helpers/browser'
import { endBy, type Member } from '@/tests/helpers/cast'
import { createDatabase, type TestDatabase } from '@/tests/helpers/database'
import { ask } from '@/tests/helpers/http'
import { createPerson, sessionOf } from '@/tests/helpers/people'
import { startServer, type TestServer } from '@/tests/helpers/server'
import { visitor } from '@/tests/helpers/visitor'

const secret = 'a-secret-of-cron-for-tests-only-of-48-bytes.....'
const header = 'x-vercel-forwarded-for'
let database: TestDatabase
let server: TestServer

test.beforeAll(async () => {
  database = await createDatabase()
  // The address of a pooler: nothing can listen there.
  const databaseUrl = `${database.appUrl}?pgbouncer=true`
  server = await startServer({
    ...{ databaseUrl, plain: true },
    env: { CRON_SECRET: secret, PLATFORM_ADDRESS_HEADER: header, ROLLCALL_SCHEDULER: 'off', NEXT_DEPLOYMENT_ID: builtDeploymentId() },
  })
})
test.afterAll(async () => {
  await server.stop()
  await database.close()
})

const sql = async (text: string, values: unknown[] = []) => (await database.owner.query(text, values)).rows

/** Somebody who signs in from an address, as the platform says it. */
async function from(address: string, role: 'audit_user' | 'system_administrator', more: Record<string, string> = {}): Promise<Member> {
  const person = await createPerson(database, role)
  const browser = visitor(server)
  await browser.signIn(person, { [header]: address, ...more })
  return { person, sessionId: await sessionOf(database, person), visitor: browser }
}

const addressOf = async (sessionId: string) =>
  (await sql('select host(ip_first) as first, host(ip) as now from public.sessions where id = $1', [sessionId]))[0]

test('nothing listens for notices', async () => {
  await from('9.9.9.9', 'audit_user')
  const listening = `select from pg_stat_activity where datname = current_database() and application_name = 'rollcall live'`
  expect(await sql(listening)).toEqual([])
})

test('ASVS 4.1.3 people sign in, and the address is what the declared header says, whatever else a client writes', async () => {
  const forged = { 'x-forwarded-for': '1.2.3.4', 'x-real-ip': '1.2.3.4', forwarded: 'for=1.2.3.4', 'x-rollcall-edge': 'x.e30' }
  const { sessionId, visitor: browser } = await from('203.0.113.9', 'audit_user', forged)
  expect(await addressOf(sessionId)).toEqual({ first: '203.0.113.9', now: '203.0.113.9' })
  const told = await sql(`select distinct host(ip) as ip from log.activities where session_id = $1`, [sessionId])
  expect(told).toEqual([{ ip: '203.0.113.9' }])
  // The limits of tries count by it, too.
  const limits = await sql(`select key from public.rate_limits where key like '%203.0.113.9%'`)
  expect(limits.length).toBeGreaterThan(0)

  expect((await browser.get('/sessions', { [header]: '2001:db8::7' })).status).toBe(200)
  await expect.poll(async () => (await addressOf(sessionId))?.now).toBe('2001:db8::7')
  const unknown = await from('garbage', 'audit_user', forged)
  expect(await addressOf(unknown.sessionId)).toEqual({ first: null, now: null })
})

test('a declared header counts for nothing where Rollcall starts itself, and an undeclared one nowhere', async () => {
  const own = await startServer({ databaseUrl: database.appUrl, env: { PLATFORM_ADDRESS_HEADER: header } })
  const undeclared = await startServer({ databaseUrl: database.appUrl, plain: true })
  const signedIn = async (on: TestServer) => {
    const person = await createPerson(database, 'audit_user')
    await visitor(on).signIn(person, { [header]: '1.2.3.4', 'x-forwarded-for': '1.2.3.4' })
    return (await addressOf(await sessionOf(database, person)))?.first
  }
  try {
    expect([await signedIn(own), await signedIn(undeclared)]).toEqual(['127.0.0.1', null])
  } finally {
    await own.stop()
    await undeclared.stop()
  }
})

test('ASVS 7.4.x a kill reaches the victim’s tab by asking, and nothing is answered after it', async ({ page }) => {
  const admin = await from('203.0.113.1', 'system_administrator')
  const victim = await createPerson(database, 'audit_user')
  await page.setExtraHTTPHeaders({ [header]: '203.0.113.2' })
  await signIn(page, server.url, victim)
  const sessionId = await sessionOf(database, victim)
  expect(await addressOf(sessionId)).toMatchObject({ first: '203.0.113.2' })
  // A page that is led to comes without loading anew.
  await scripted(page)
  await page.evaluate(() => Object.assign(globalThis, { rollcallStayed: true }))
  await page.getByRole('link', { name: 'Activities', exact: true }).click()
  await page.waitForURL('**/activities')
  expect(await page.evaluate(() => 'rollcallStayed' in globalThis)).toBe(true)
  await endBy(admin, sessionId, 'Without a notice')
  await expectEnded(page, 'Without a notice')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  expect((await ask(`${server.url}/api/live?poll=1`, { headers: { cookie } })).status).toBe(401)
})

test('the cron routes do what a server process does by itself elsewhere', async () => {
  const { sessionId } = await from('9.9.9.9', 'audit_user')
  await sql(`insert into public.kill_orders (session_id, targets, ordered_at) values ($1, '{}', now() - interval '2 hours')`, [sessionId])
  await sql(`insert into public.kill_tickets (ticket_hash, session_id, told_at) values (sha256('x'), $1, now() - interval '2 hours')`, [
    sessionId,
  ])
  const [{ last } = { last: '' }] = await sql(`select max(c.relname) as last from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'log.activities'::regclass`)
  await sql(`drop table log.${last}`)
  // Three days back: around midnight two days back is the day before the one on which the database was made, and is there.
  const [{ day } = { day: '' }] = await sql(`select ((now() at time zone 'UTC')::date - 3)::text as day`)
  await sql(`create table log.activities_${day.replaceAll('-', '')} partition of log.activities
    for values from (public.uuid_floor('${day}'::timestamp at time zone 'UTC')) to (public.uuid_floor(('${day}'::date + 1)::timestamp at time zone 'UTC'))`)
  await sql(`alter table log.activities_${day.replaceAll('-', '')} owner to rollcall_log`)
  await sql(`select log.protect('log.activities_${day.replaceAll('-', '')}'::regclass)`)

  for (const job of ['timeouts', 'cleanup']) {
    const { status, body } = await ask(`${server.url}/api/cron/${job}`, { headers: { authorization: `Bearer ${secret}` } })
    expect([status, JSON.parse(body)]).toMatchObject([200, { job, outcome: 'done', more: false }])
  }
  const [done] = await sql(
    `select to_regclass('log.' || $1) is not null as made, exists (select from log.settled_days where day = $2) as settled,
      (select count(*)::int from public.kill_orders) as orders, (select count(*)::int from public.kill_tickets where ticket_hash = sha256('x')) as tickets`,
    [last, day],
  )
  expect(done).toEqual({ made: true, settled: true, orders: 0, tickets: 0 })
})

test('what only the preload can say is missing, and what guards is not', async () => {
  const { visitor: browser } = await from('9.9.9.9', 'audit_user')
  const refused = await browser.get('/users')
  expect(refused.status).toBe(403)
  expect(refused.body).toContain('Your role does not open this page')
  const { headers } = await browser.get('/sessions')
  expect(headers['content-security-policy']).toMatch(/script-src [^;]*'nonce-/)
  expect(headers['cache-control']).toContain('no-store')
  expect(headers['x-content-type-options']).toBe('nosniff')
  const stranger = visitor(server, 'https://evil.example')
  await expect(stranger.signIn(await createPerson(database, 'audit_user'))).rejects.toThrow()
  expect((await ask(`${server.url}/api/heartbeat`, { method: 'POST', headers: { origin: 'https://evil.example' } })).status).toBe(403)
  expect((await ask(`${server.url}/api/health`)).status).toBe(200)
  // Larger than a form may be.
  const large = await browser.act('/account', 'app/(console)/account/actions.ts#saveTheme', { theme: 'x'.repeat(3_000_000) })
  // Not 413, which no page can say.
  expect(large.status).toBe(500)
})
