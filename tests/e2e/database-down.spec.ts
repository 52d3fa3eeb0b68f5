import { type BrowserContext, expect, test } from '@playwright/test'
import { signIn } from '@/tests/helpers/browser'
import { createDatabase, type TestDatabase } from '@/tests/helpers/database'
import { type Gate, gateTo } from '@/tests/helpers/gate'
import { createPerson } from '@/tests/helpers/people'
import { startServer, type TestServer } from '@/tests/helpers/server'
import { visitor } from '@/tests/helpers/visitor'

let database: TestDatabase
let gate: Gate
let server: TestServer

test.beforeAll(async () => {
  database = await createDatabase()
  gate = await gateTo(database.appUrl)
  server = await startServer({ databaseUrl: gate.url })
})
test.afterAll(async () => {
  await server.stop()
  await gate.shut()
  await database.close()
})

const cookiesOf = async (context: BrowserContext) => (await context.cookies()).map(({ name, value }) => `${name}=${value}`).sort()
const health = async () => (await fetch(`${server.url}/api/health`)).status

test('F3: a database that is down: 503 everywhere, cookies kept, back by itself, nobody signed out', async ({ page, context }) => {
  const person = await createPerson(database, 'system_administrator', 'Ada Admin')
  const browser = visitor(server)
  await browser.signIn(person)
  await signIn(page, server.url, person)
  const cookies = await cookiesOf(context)
  const kept = new Map(browser.cookies)

  await gate.shut()
  try {
    await expect.poll(health).toBe(503)
    for (const path of ['/sessions', '/users', '/sign-in', '/setup', '/sessions/x', '/invite/x']) {
      const { status, headers, body } = await browser.get(path)
      expect(status, path).toBe(503)
      expect(body, path).toContain('The database cannot be reached')
      expect(headers['set-cookie'], path).toBeUndefined()
      expect(headers['retry-after'], path).toBe('5')
    }
    for (const path of ['/api/live?poll=1', '/api/live']) expect((await browser.get(path)).status, path).toBe(503)
    expect((await browser.post('/api/sign-out')).status).toBe(503)
    const acted = await browser.act('/users', 'app/(console)/users/actions.ts#createUser', {
      email: 'a@b.cc',
      name: 'N',
      role: 'audit_user',
    })
    expect([acted.status, acted.leadsTo]).toEqual([503, null])
    expect(acted.body).toContain('Nobody has been signed out')
    expect(browser.cookies).toEqual(kept)
    // The file of the icon needs no database.
    expect((await browser.get('/icon.svg')).status).toBe(200)

    await page.goto(`${server.url}/sessions`)
    await expect(page.getByRole('heading', { name: 'The database cannot be reached' })).toBeVisible()
    expect(await cookiesOf(context)).toEqual(cookies)
  } finally {
    await gate.open()
  }
  // The page tries again by itself.
  await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible({ timeout: 20_000 })
  expect(await health()).toBe(200)
  expect((await browser.get('/sessions')).status).toBe(200)
  const { rows } = await database.owner.query('select count(*)::int as ended from public.sessions where ended_at is not null')
  expect(rows[0].ended).toBe(0)
})

test('F3: a page that waits too long for the database is 503 too, and the session stays', async () => {
  const browser = visitor(server)
  await browser.signIn(await createPerson(database, 'audit_manager', 'Wanda Waits'))
  const kept = new Map(browser.cookies)
  await database.owner.query('begin; lock table public.sessions in access exclusive mode')
  const shown = await browser.get('/sessions').finally(() => database.owner.query('rollback'))
  expect([shown.status, shown.headers['retry-after']]).toEqual([503, '5'])
  expect(shown.body).toContain('Nobody has been signed out')
  expect(browser.cookies).toEqual(kept)
  expect((await browser.get('/sessions')).status).toBe(200)
})

test('F3: a page that is open meanwhile is not left, and shows afterwards what happened', async ({ page, browser }) => {
  const [person, newcomer] = await Promise.all(['Mia Manager', 'Nick New'].map((name) => createPerson(database, 'audit_manager', name)))
  if (!person || !newcomer) throw new Error('Nobody is there.')
  await signIn(page, server.url, person)
  await gate.shut()
  await expect.poll(health).toBe(503)
  await gate.open()
  await expect.poll(health).toBe(200)
  const other = await browser.newContext()
  await signIn(await other.newPage(), server.url, newcomer)
  const pill = page.getByRole('button', { name: /^\d+ new/ })
  await expect(pill).toBeVisible({ timeout: 30_000 })
  await pill.click()
  await expect(page.getByRole('row').filter({ hasText: 'Nick New' }).first()).toBeVisible()
  await other.close()
})
