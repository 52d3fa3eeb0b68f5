import { expect, test } from '@playwright/test'
import { signIn, watch } from '@/tests/helpers/browser'
import { type Member, member } from '@/tests/helpers/cast'
import { createDatabase, type TestDatabase } from '@/tests/helpers/database'
import { type Gate, gateTo } from '@/tests/helpers/gate'
import type { Answer } from '@/tests/helpers/http'
import type { Installation } from '@/tests/helpers/installation'
import { startServer, type TestServer } from '@/tests/helpers/server'
import { visitor } from '@/tests/helpers/visitor'

let database: TestDatabase
let gate: Gate
let server: TestServer
let admin: Member
let user: Member

test.beforeAll(async () => {
  database = await createDatabase()
  gate = await gateTo(database.appUrl)
  server = await startServer({ databaseUrl: gate.url })
  const installation: Pick<Installation, 'server' | 'database'> = { server, database }
  admin = await member(installation, 'system_administrator')
  user = await member(installation, 'audit_user')
})
test.afterAll(async () => {
  await server.stop()
  await gate.shut()
  await database.close()
})

const fixed = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

function expectHeaders({ headers, body }: Answer, what: string): void {
  expect(headers, what).toMatchObject(fixed)
  expect(headers['cache-control'], what).toContain('no-store')
  expect(headers['strict-transport-security'], what).toBeUndefined()
  expect(headers['x-powered-by'], what).toBeUndefined()
  const policy = String(headers['content-security-policy'])
  expect(policy, what).toContain("frame-ancestors 'none'")
  expect(policy, what).not.toMatch(/script-src[^;]*'unsafe-(?:inline|eval)'/)
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  for (const [tag] of body.matchAll(/<script\b[^>]*>/g)) expect(tag, what).toContain(`nonce="${nonce}"`)
}

test('ASVS 3.x: every answer carries the headers', async () => {
  const nobody = visitor(server)
  const id = `/sessions/${user.sessionId}`
  for (const path of [
    '/',
    '/sessions',
    id,
    '/users',
    '/locations',
    '/devices',
    '/activities',
    '/activities/x',
    '/reviews',
    '/recording',
    '/contacts',
    '/kill',
    '/map',
    '/account',
    '/account/sessions',
    '/account/activities',
    '/sign-in',
    '/setup',
    '/invite/x',
    '/forgot',
    '/address/x',
    '/nope',
    '/nope.svg',
    '/sessions/x',
    '/api/health',
    '/api/live?poll=1',
    '/api/sessions/rows',
    '/api/sessions/values?field=user&typed=a',
    '/api/map/points?zoom=2&box=-80,-180,80,180',
    '/api/map/sessions?part=private',
    '/api/activities/newer',
    '/api/activities/further',
    '/api/sessions/further',
    '/api/activities/values?field=actor&typed=a',
    '/api/kills/preview?scope=others',
    '/api/kills/receipt',
    '/api/notices',
    '/settings',
    '/api/x',
  ])
    for (const [who, browser] of Object.entries({ nobody, user: user.visitor, admin: admin.visitor }))
      expectHeaders(await browser.get(path), `${who} ${path}`)
  expect((await user.visitor.get('/users')).status).toBe(403)
  for (const [status, answer] of [
    [405, await nobody.post('/sessions', { method: 'PUT' })],
    [400, await nobody.get('/%00')],
    [403, await nobody.post('/sign-in', { headers: { origin: 'https://evil.example' } })],
    [413, await nobody.post('/sign-in', { body: Buffer.alloc(2 ** 20 + 1) })],
  ] as const) {
    expect(answer.status).toBe(status)
    expectHeaders(answer, String(status))
  }
})

test('ASVS 3.x: a page that fails and a database that is away answer with the headers too', async () => {
  await database.owner.query('alter table public.settings rename to settings_away')
  try {
    const answer = await admin.visitor.get('/sessions')
    expect(answer.status).toBe(500)
    expectHeaders(answer, '500')
    expect(answer.body).not.toMatch(/settings|relation|node_modules|at \w+ \(/)
    const live = await admin.visitor.get('/api/live?poll=1')
    expect(live.status).toBe(500)
    expectHeaders(live, 'route 500')
  } finally {
    await database.owner.query('alter table public.settings_away rename to settings')
  }
  await gate.shut()
  try {
    await expect.poll(async () => (await admin.visitor.get('/api/health')).status).toBe(503)
    const answer = await admin.visitor.get('/sessions')
    expect(answer.status).toBe(503)
    expectHeaders(answer, '503')
  } finally {
    await gate.open()
    await expect.poll(async () => (await admin.visitor.get('/sessions')).status).toBe(200)
  }
})

test('ASVS 3.x: no page violates its policy, and none is without style', async ({ browser }) => {
  const context = await browser.newContext()
  const seen = await watch(context)
  const page = await context.newPage()
  const styled = async () =>
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily), page.url()).not.toMatch(/^(?:"?Times|serif)/)
  for (const path of ['/sign-in', '/setup', '/invite/x', '/nope', '/%00']) {
    await page.goto(server.url + path)
    await styled()
  }
  for (const { person } of [user, admin]) {
    await signIn(page, server.url, person)
    for (const path of [
      '/sessions',
      '/sessions?status=terminated',
      `/sessions/${user.sessionId}`,
      '/sessions/x',
      '/activities?kind=all&since=30d',
      '/reviews',
      '/recording',
      '/kill?scope=others',
      '/map?status=all',
      '/users',
      '/account',
      '/account/sessions',
      '/account/activities',
      '/nope',
    ]) {
      await page.goto(server.url + path)
      await styled()
    }
    await page.goto(`${server.url}/sessions`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
  }
  expect(seen).toEqual([])
  await context.close()
})

test('a refused and a missing page are whole, with their status, without any script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, server.url, user.person)
  for (const [path, status, title] of [
    ['/users', 403, 'Your role does not open this page'],
    [`/users/${user.person.id}`, 403, 'Your role does not open this page'],
    [`/sessions/${admin.sessionId}`, 404, 'There is nothing here'],
  ] as const) {
    const answer = await page.goto(server.url + path)
    expect(answer?.status(), path).toBe(status)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    if (status === 403) await expect(page).toHaveTitle(`${title} · Rollcall`)
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sessions' })).toBeVisible()
    // The shell's own look: the navigation stands beside the words.
    const box = await page.getByRole('heading', { level: 1 }).boundingBox()
    expect(box?.x, path).toBeGreaterThan(150)
  }
  await context.close()
})

test('ASVS 3.x: where people come by https the cookies are bound to it', async () => {
  const secure = await startServer({ databaseUrl: database.appUrl, env: { APP_URL: 'https://rollcall.example' } })
  const browser = visitor(secure, 'https://rollcall.example')
  const signedIn = await browser.act('/sign-in', 'app/(sign-in)/sign-in/actions.ts#signIn', {
    email: user.person.email,
    password: 'correct horse battery',
  })
  expect(signedIn.leadsTo).toBe('/')
  const cookies = signedIn.headers['set-cookie'] ?? []
  expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual(
    expect.arrayContaining(['__Host-rollcall.device', '__Host-rollcall.session']),
  )
  for (const cookie of cookies)
    for (const part of [/^__Host-/, /; Secure/i, /; HttpOnly/i, /; SameSite=lax/i, /; Path=\/(?:;|$)/i]) expect(cookie).toMatch(part)
  for (const path of ['/sessions', '/sign-in', '/nope', '/api/health', '/%00'])
    expect((await browser.get(path)).headers['strict-transport-security'], path).toMatch(/^max-age=31536000/)
  await secure.stop()
})
