import { expect, test } from '@playwright/test'
import { signIn, watch } from '@/tests/helpers/browser'
import { member } from '@/tests/helpers/cast'
import type { Ask } from '@/tests/helpers/http'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { createPerson, type Person } from '@/tests/helpers/people'
import { type Visitor, visitor } from '@/tests/helpers/visitor'

let installation: Installation

test.afterEach(() => installation.stop())

async function recorded(person: Person): Promise<Record<string, unknown>> {
  const { rows } = await installation.database.owner.query(
    'select host(ip) as ip, network_class, country, city, user_agent, device_type, browser, os from public.sessions where user_id = $1 order by id desc limit 1',
    [person.id],
  )
  return rows[0]
}

async function signedInWith(headers: Ask['headers'], origin?: string): Promise<{ row: Record<string, unknown>; browser: Visitor }> {
  const person = await createPerson(installation.database, 'audit_user')
  const browser = visitor(installation.server, origin)
  await browser.signIn(person, headers)
  return { row: await recorded(person), browser }
}

test('ASVS 4.1.3: a forged address is not recorded, and links keep APP_URL', async () => {
  installation = await startInstallation({ APP_URL: 'https://rollcall.example' })
  const origin = 'https://rollcall.example'
  const forged: Record<string, string>[] = [
    { 'x-forwarded-for': '8.8.8.8' },
    { 'x-forwarded-for': '127.0.0.1, 8.8.8.8, 10.0.0.1' },
    { 'x-real-ip': '8.8.8.8' },
    { forwarded: 'for=8.8.8.8;host=evil.example;proto=https' },
    { 'cf-connecting-ip': '8.8.8.8', 'true-client-ip': '8.8.8.8', 'x-client-ip': '8.8.8.8' },
    { 'x-rollcall-edge': `x.${Buffer.from('{"peer":"8.8.8.8"}').toString('base64url')}` },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  ]
  for (const headers of forged) {
    const { row } = await signedInWith(headers, origin)
    expect([row.ip, row.network_class, row.country], JSON.stringify(headers)).toEqual(['127.0.0.1', 'loopback', null])
  }
  const admin = await createPerson(installation.database, 'system_administrator')
  const browser = visitor(installation.server, origin)
  await browser.signIn(admin)
  for (const headers of forged) {
    const fields = { email: `${Math.random()}@example.org`, name: 'N', role: 'audit_user' }
    const { outcome } = await browser.act('/users', 'app/(console)/users/actions.ts#createUser', fields, 'scripted', headers)
    expect(outcome?.data, JSON.stringify(headers)).toMatchObject({
      link: expect.stringMatching(/^https:\/\/rollcall\.example\/invite\/[\w-]{43}$/),
    })
    const answer = await browser.get('/', headers)
    expect(`${answer.headers.location}${answer.body}`, JSON.stringify(headers)).not.toContain('evil.example')
  }
})

test('behind a trusted proxy the forwarded address counts, with its place', async () => {
  installation = await startInstallation({ TRUSTED_PROXIES: '127.0.0.1/32' })
  for (const [sent, ip, country] of [
    ['8.8.8.8', '8.8.8.8', 'US'],
    ['1.2.3.4, 193.0.6.139', '193.0.6.139', 'NL'],
    ['2001:67c:2e8:22::c100:68b', '2001:67c:2e8:22::c100:68b', 'NL'],
    ['10.1.2.3', '10.1.2.3', null],
    ['rubbish', '127.0.0.1', null],
  ] as const) {
    const { row } = await signedInWith({ 'x-forwarded-for': sent })
    expect([row.ip, row.country], sent).toEqual([ip, country])
  }
})

test('ASVS 1.2.x: whatever a user agent says is text: stored, shown, never run', async ({ browser }) => {
  installation = await startInstallation()
  const agents: Record<string, string> = {
    empty: '',
    script: '<script>alert(1)</script><img src=x onerror=alert(1)>',
    'breaks out of an attribute': `"'><svg onload=alert(1)>`,
    'breaks out of the payload': '</script><script>alert(1)</script>\\u003c/script\\u003e',
    'eight kilobytes': `Mozilla/5.0 ${'x'.repeat(8_000)}`,
    binary: String.fromCharCode(...Array.from({ length: 128 }, (_, i) => 128 + i)),
    prototype: '__proto__ constructor toString',
    'a template': '{{7*7}} #{7*7} <%= 7*7 %> %s %n',
  }
  const admin = await member(installation, 'system_administrator', '<script>alert("name")</script>')
  const sessions: string[] = []
  for (const [what, agent] of Object.entries(agents)) {
    const person = await createPerson(installation.database, 'audit_user', `<img src=x onerror=alert(1)> ${what}`)
    const own = visitor(installation.server)
    await own.signIn(person, { 'user-agent': agent, 'sec-ch-ua': agent.slice(0, 2_000), 'accept-language': agent.slice(0, 2_000) })
    const { rows } = await installation.database.owner.query('select id, user_agent from public.sessions where user_id = $1', [person.id])
    // Control characters, which some of the bytes are in Latin-1, are left out.
    const kept = [...agent].filter((char) => char < '\u0080' || char > '\u009f').join('')
    expect(rows[0].user_agent, what).toBe(kept.slice(0, 1024))
    sessions.push(rows[0].id)
  }
  const context = await browser.newContext()
  const seen = await watch(context)
  const page = await context.newPage()
  await signIn(page, installation.server.url, admin.person)
  for (const path of ['/sessions', '/users', ...sessions.map((id) => `/sessions/${id}`)]) {
    await page.goto(installation.server.url + path)
    await expect(page.getByRole('heading').first()).toBeVisible()
  }
  await expect(page.getByText(agents['a template'] ?? '', { exact: true })).toBeVisible()
  expect(seen).toEqual([])
  await context.close()
})

test('F16: naughty addresses of pages are answered by a page or a refusal', async () => {
  installation = await startInstallation()
  const { visitor: browser } = await member(installation, 'system_administrator')
  const naughty = [
    '%00',
    '%ED%A0%80',
    '%ff',
    '__proto__',
    'constructor',
    '%3Cscript%3E',
    "'",
    '%27%20or%201=1',
    'x'.repeat(8_000),
    '%E2%80%AE',
    '%5c..%5c',
    '..%2f..%2f',
  ]
  for (const value of naughty)
    for (const path of [
      `/sessions/${value}`,
      `/invite/${value}`,
      `/${value}`,
      ...['status', 'user', 'before', 'after', value].map((name) => `/sessions?${name}=${value}&${name}=again`),
      `/users?after=${value}`,
      `/setup?token=${value}`,
      `/sign-in?next=${value}`,
      `/api/live?poll=${value}`,
    ]) {
      const { status, body } = await browser.get(path)
      expect(status, path.slice(0, 80)).toBeLessThan(500)
      expect(body, path.slice(0, 80)).not.toContain('<script>alert')
    }
})
