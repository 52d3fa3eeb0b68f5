import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { expect, type Page, test } from '@playwright/test'
import type { Role } from '@/lib/access/roles'
import { parseCsv } from '@/lib/contacts/csv'
import { expectAccessible } from '@/tests/helpers/accessible'
import { signIn } from '@/tests/helpers/browser'
import { endBy, type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'
import { visitor } from '@/tests/helpers/visitor'

const LAID = 12_000
const agent = '=HYPERLINK("http://x.test")'
let installation: Installation
let url: string
let stranger: Member

test.beforeAll(async () => {
  installation = await startInstallation()
  url = installation.server.url
  const person = await createPerson(installation.database, 'audit_user', '=1+1 "Zoë", Ltd')
  stranger = await member(installation, 'audit_user', '@SUM(A1) Stranger')
  await visitor(installation.server).signIn(person, { 'user-agent': agent })
})
test.afterAll(() => installation.stop())

type Line = Readonly<Record<string, string>>

/** The records of a file, by the titles of its columns. */
function linesOf(text: string): readonly Line[] {
  const [titles, ...records] = parseCsv(text)
  return records.map(({ cells, problem }) => {
    expect([cells.length, problem]).toEqual([titles?.cells.length, null])
    return Object.fromEntries(cells.map((cell, at) => [titles?.cells[at] ?? '', cell]))
  })
}

async function downloaded(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  const file = await coming
  expect(await file.failure()).toBe(null)
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

async function exportsOf({ id }: Person): Promise<readonly { readonly resource_type: string; readonly details: object }[]> {
  const { rows } = await installation.database.owner.query(
    `SELECT resource_type, details FROM log.activities WHERE actor_id = $1 AND kind = 'read' AND action = 'exported' ORDER BY id`,
    [id],
  )
  return rows
}

const roles: readonly (readonly [Role, everyone: boolean])[] = [
  ['audit_user', false],
  ['audit_manager', true],
  ['system_administrator', true],
]
for (const [role, everyone] of roles)
  test(`${role}: what is seen leaves as a file, and is one read each`, async ({ page }) => {
    const person = await createPerson(installation.database, role)
    await signIn(page, url, person)
    await page.getByRole('link', { name: 'Active', exact: true }).click()
    await page.waitForURL('**/sessions?status=active')
    await page.getByRole('link', { name: 'Export CSV' }).click()
    await page.waitForURL('**/export/sessions?status=active')
    const { rows } = await installation.database.owner.query('SELECT count(*)::int AS all FROM public.sessions WHERE ended_at IS NULL')
    const seen = everyone ? rows[0].all : 1
    await expect(page.getByRole('heading', { name: seen === 1 ? '1 session' : `${seen} sessions` })).toBeVisible()
    await expect(page.getByText('Status is Active')).toBeVisible()
    await expectAccessible(page, 'export')
    const { name, text } = await downloaded(page)
    expect(name).toMatch(/^rollcall-sessions-\d{8}T\d{6}Z\.csv$/)
    expect(text.startsWith('\uFEFFid,user_id,user_name,')).toBe(true)
    const lines = linesOf(text)
    expect(lines).toHaveLength(seen)
    expect(lines.map((line) => line.user_id)).toContain(person.id)
    expect(lines.some((line) => line.user_id === stranger.person.id)).toBe(everyone)
    expect(lines.some((line) => line.user_agent === `'${agent}`)).toBe(everyone)
    expect(text).not.toContain(`,${agent}`)
    const [told] = await exportsOf(person)
    expect(told).toEqual({ resource_type: 'session', details: { filter: 'status=active', rows: seen, exact: true } })

    // What was done is in one's own activities, and so in the next file.
    await page.goto(`${url}/activities?kind=read`)
    await expect(page.getByText(`exported a list of sessions (${seen === 1 ? '1 row' : `${seen} rows`}) by status active`)).toBeVisible()
    await page.getByRole('link', { name: 'Export CSV' }).click()
    const activities = linesOf((await downloaded(page)).text)
    expect(activities.map(({ actor_id, action, kind }) => `${actor_id} ${kind} ${action}`)).toContain(`${person.id} read exported`)
    if (!everyone) expect([...new Set(activities.map(({ actor_id }) => actor_id))]).toEqual([person.id])
    expect((await exportsOf(person)).map(({ resource_type }) => resource_type)).toEqual(['session', 'activity'])
  })

test('a foreign filter gives an Audit User none, in words and without a file', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_user')
  await signIn(page, url, person)
  await page.goto(`${url}/export/sessions?user=${stranger.person.id}`)
  await expect(page.getByRole('heading', { name: 'No session matches these filters' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Download CSV' })).toHaveCount(0)
  const answer = await page.request.get(`${url}/api/export/sessions?user=${stranger.person.id}`)
  expect(linesOf(await answer.text())).toEqual([])
  const log = await page.request.get(`${url}/api/export/activities?actor=${stranger.person.id}&kind=all`)
  expect(linesOf(await log.text())).toEqual([])
})

test('a filter that is not understood is told and exports nothing', async ({ page }) => {
  const person = await createPerson(installation.database, 'audit_manager')
  await signIn(page, url, person)
  await page.goto(`${url}/export/sessions?ip=no&country=NO`)
  await expect(page.getByText('IP address “no” was not understood.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Download CSV' })).toHaveCount(0)
  const answer = await page.request.get(`${url}/api/export/activities?type=%00&kind=root`)
  expect(answer.status()).toBe(400)
  expect((await answer.json()).error.message).toContain('Kind “root” was not understood.')
  expect((await page.request.get(`${url}/api/export/sessions?user=Nobody+at+all`)).status()).toBe(400)
  expect(await exportsOf(person)).toEqual([])
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('the way from the list to the file works', async ({ page }) => {
    const person = await createPerson(installation.database, 'audit_user')
    await signIn(page, url, person)
    await page.getByRole('link', { name: 'Export CSV' }).click()
    expect(linesOf((await downloaded(page)).text)).toHaveLength(1)
  })
})

/** Many sessions of one person, with as much in each as it may hold. */
async function layMany({ sessionId }: Member): Promise<void> {
  const { owner } = installation.database
  const written = await owner.query(`SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute
    WHERE attrelid = 'public.sessions'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`)
  const names: string = written.rows[0].names
  await owner.query(
    `INSERT INTO public.sessions (${names}) SELECT ${names} FROM (
       SELECT (jsonb_populate_record(s, jsonb_build_object('id', public.uuid_v7(), 'browser_id', gen_random_uuid(), 'user_agent', repeat('x', 1000),
         'token_hash', sha256(convert_to(gen_random_uuid()::text, 'UTF8'))))).*
       FROM public.sessions s, generate_series(1, $2) WHERE s.id = $1) AS many`,
    [sessionId, LAID],
  )
}

test('F12: a kill stops an export in its midst, and what was sent is no whole file', async ({ page }) => {
  test.slow()
  await layMany(stranger)
  const [victim, admin] = [await member(installation, 'audit_manager'), await member(installation, 'system_administrator')]
  await signIn(page, url, admin.person)
  await page.goto(`${url}/export/sessions`)
  await expect(page.getByRole('heading', { name: 'More than 10,000 sessions' })).toBeVisible()
  await page.getByRole('link', { name: 'Count all' }).click()
  await expect(page.getByRole('heading', { name: /^12,0\d\d sessions$/ })).toBeVisible()

  const whole = await page.request.get(`${url}/api/export/sessions`)
  expect(linesOf(await whole.text()).length).toBeGreaterThan(LAID)

  const cookie = [...victim.visitor.cookies].map((pair) => pair.join('=')).join('; ')
  const file = await new Promise<IncomingMessage>((resolve) =>
    get(`${url}/api/export/sessions`, { headers: { cookie }, agent: false }, resolve),
  )
  expect(file.statusCode).toBe(200)
  let text = ''
  const begun = new Promise<void>((resolve) =>
    file.on('data', (part: Buffer) => {
      text += part
      resolve()
    }),
  )
  await begun
  file.pause()
  // Before the kill: an answer that breaks while nobody listens tells nobody afterwards.
  const broken = once(file, 'error')
  await endBy(admin, victim.sessionId, 'Stop')
  file.resume()
  expect((await broken)[0]).toMatchObject({ code: 'ECONNRESET' })
  expect(file.complete).toBe(false)
  expect(text.split('\r\n').length).toBeLessThan(LAID)
  const [told] = await exportsOf(victim.person)
  expect(told?.details).toMatchObject({ filter: '', exact: true })
  expect((await victim.visitor.get('/api/export/sessions', { accept: '*/*' })).status).toBe(401)
  const browser = await victim.visitor.get('/api/export/sessions')
  expect([browser.status, browser.headers.location]).toEqual([303, `/sign-in?next=${encodeURIComponent('/export/sessions')}`])
  expect(installation.server.output()).not.toMatch(/failed to pipe|"level":(50|60)/)
})

test('who asks for a second file at once is told so on the page, once, also without script', async ({ browser }) => {
  test.slow()
  await layMany(stranger)
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const person = await createPerson(installation.database, 'audit_manager')
  await signIn(page, url, person)
  await page.goto(`${url}/export/sessions?status=active`)
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const address = `${url}/api/export/sessions?status=active`
  const first = await new Promise<IncomingMessage>((resolve) => get(address, { headers: { cookie }, agent: false }, resolve))
  first.pause()
  const told = page.getByText('another export of yours is running')
  await expect(told).toHaveCount(0)
  const erased = page.waitForResponse('**/api/just-done?mark=*')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  await expect(told).toBeVisible()
  await erased
  expect(page.url()).toBe(`${url}/export/sessions?status=active`)
  await page.reload()
  await expect(told).toHaveCount(0)
  const program = await page.request.get(address)
  expect([program.status(), (await program.json()).error.code]).toEqual([409, 'conflict'])
  first.destroy()
  await page.goto(`${url}/api/export/activities?from=garbage`)
  expect(page.url()).toBe(`${url}/export/activities?from=garbage`)
  await expect(page.getByText('From day “garbage” was not understood.')).toBeVisible()
  await page.close()
})
