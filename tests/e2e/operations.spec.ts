import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { member } from '@/tests/helpers/cast'
import { ask } from '@/tests/helpers/http'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson } from '@/tests/helpers/people'
import { actionId } from '@/tests/helpers/server-actions'
import { visitor } from '@/tests/helpers/visitor'

const token = randomBytes(24).toString('hex')
let installation: Installation

test.beforeAll(async () => {
  installation = await startInstallation({ METRICS_TOKEN: token, LOG_LEVEL: 'debug' })
})
test.afterAll(() => installation.stop())

type Line = Readonly<Record<string, unknown>>
const lines = (): Line[] =>
  installation.server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))

/** What a scrape says: `name{labels}` to number. */
async function scraped(): Promise<Map<string, number>> {
  const { status, body } = await ask(`${installation.server.url}/api/metrics`, { headers: { authorization: `Bearer ${token}` } })
  expect(status).toBe(200)
  return new Map(
    body.split('\n').flatMap((line) => {
      const [, name, value] = /^([a-z]\S*) (\S+)$/.exec(line) ?? []
      return name === undefined ? [] : [[name, Number(value)] as const]
    }),
  )
}

test('metrics count what happens, for whoever has the token and nobody else', async () => {
  for (const authorization of ['', `Bearer ${token}x`, 'Bearer', `Basic ${token}`, `Bearer ${token.slice(1)}`]) {
    const refused = await ask(`${installation.server.url}/api/metrics`, { headers: { authorization } })
    expect([refused.status, refused.headers['www-authenticate']], authorization).toEqual([401, 'Bearer realm="metrics"'])
  }
  const before = await scraped()
  const admin = await member(installation, 'system_administrator')
  const victim = await member(installation, 'audit_user')
  await admin.visitor.act('/sessions', 'app/(console)/sessions/actions.ts#kill', { sessionId: victim.sessionId, reason: 'r', message: '' })
  const stranger = visitor(installation.server)
  const signIn = 'app/(sign-in)/sign-in/actions.ts#signIn'
  for (let tries = 0; tries < 11; tries += 1) await stranger.act('/sign-in', signIn, { email: victim.person.email, password: 'wrong' })
  const after = await scraped()
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  expect(grown('rollcall_sign_ins_total{outcome="ok"}')).toBe(2)
  expect(grown('rollcall_sign_ins_total{outcome="failed"}')).toBe(10)
  expect(grown('rollcall_sign_ins_total{outcome="throttled"}')).toBe(1)
  expect(grown('rollcall_limiter_refusals_total{limit="sign_in.account"}')).toBe(1)
  expect(grown('rollcall_sessions_ended_total{reason="killed"}')).toBe(1)
  expect(grown('rollcall_http_requests_total{kind="action",status="200"}')).toBeGreaterThanOrEqual(14)
  expect(after.get('rollcall_database_up')).toBe(1)
  // One less where midnight has passed since the server started.
  expect([29, 30]).toContain(after.get('rollcall_log_days_ahead'))
  for (const name of ['rollcall_sessions_live', 'rollcall_event_streams_open', 'process_resident_memory_bytes'])
    expect(after.has(name), name).toBe(true)
  // Labels are words: a name, an address or an id in one would grow without end and be somebody's.
  const labels = [...after.keys()].flatMap((name) => [...name.matchAll(/="([^"]*)"/g)].map(([, value = '']) => value))
  for (const label of labels) expect(label).toMatch(/^[\w.+-]{1,24}$/)
})

test('ASVS 16.2: every request is one line that names it and its session, and no secret is in the output', async () => {
  const canaries: string[] = []
  const canary = () => {
    canaries.push(randomBytes(16).toString('hex'))
    return `CANARY${canaries.at(-1)}`
  }
  const url = installation.server.url
  const person = await createPerson(installation.database, 'audit_user')
  const browser = visitor(installation.server)
  const signIn = 'app/(sign-in)/sign-in/actions.ts#signIn'
  await browser.act('/sign-in', signIn, { email: person.email, password: canary() })
  await browser.act('/sign-in', signIn, { email: `${canary()}@example.org`, password: canary() }, 'plain')
  const own = await member(installation, 'audit_user')
  canaries.push(...own.visitor.cookies.values())
  await own.visitor.get('/sessions')
  // Led to the list without what it does not know.
  await own.visitor.get(`/sessions?next=${canary()}`)
  await browser.get(`/invite/${canary()}${'x'.repeat(20)}`)
  await browser.get(`/setup?token=${canary()}`)
  await browser.get('/sessions', { cookie: `rollcall.session=${canary()}`, authorization: `Bearer ${canary()}` })
  // What Next cannot read it complains about, and it would quote it.
  for (const [type, body] of [
    ['text/plain', canary()],
    ['text/plain', `["${canary()}`],
    ['multipart/form-data; boundary=x', canary()],
    ['application/json', `{"password":${canary()}}`],
  ] as const)
    await browser.post('/sign-in', { body, headers: { 'next-action': actionId(signIn), 'content-type': type } })
  await ask(`${url}/api/metrics`, { headers: { authorization: `Bearer ${canary()}` } })

  const output = installation.server.output()
  for (const secret of [...canaries, token]) expect(output).not.toContain(secret)
  expect(output).toContain('SyntaxError: JSON could not be read')

  const told = lines().filter(({ msg }) => msg === 'request')
  const visit = told.find(({ sessionId, path }) => sessionId === own.sessionId && path === '/sessions')
  expect(visit).toMatchObject({
    level: 30,
    method: 'GET',
    kind: 'page',
    status: 200,
    ms: expect.any(Number),
    requestId: expect.any(String),
  })
  expect(told.some(({ path }) => path === '/invite/…')).toBe(true)
  // Next gave up with 500; what left, and is told, is 400.
  expect(told.filter(({ path, status }) => path === '/sign-in' && Number(status) >= 500)).toEqual([])
  expect(told.filter(({ path }) => path === '/api/health').every(({ level }) => level === 20)).toBe(true)
  const { rows } = await installation.database.owner.query(
    'select request_id from log.activities where session_id is null and action = $1',
    ['failed'],
  )
  expect(told.some(({ requestId }) => requestId === rows[0].request_id)).toBe(true)
})
