import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { fingerprint, invite, type Member, member } from '@/tests/helpers/cast'
import { type Installation, startInstallation } from '@/tests/helpers/installation'

let installation: Installation
let admin: Member

test.beforeAll(async () => {
  installation = await startInstallation()
  admin = await member(installation, 'system_administrator')
})
test.afterAll(() => installation.stop())

const createUser = 'app/(console)/users/actions.ts#createUser'
const changeRole = 'app/(console)/users/actions.ts#changeRole'
const renewInvite = 'app/(console)/users/actions.ts#renewInvite'
const kill = 'app/(console)/sessions/actions.ts#kill'

test('ASVS 8.x: a foreign id and an unknown id get the same 404, byte by byte', async () => {
  const user = await member(installation, 'audit_user')
  const foreign = admin.sessionId
  const unknown = randomUUID().replace(/^.{8}-.{4}-4/, `${foreign.slice(0, 13)}-7`)
  const plain = (body: string, id: string) =>
    body
      .replaceAll(id, 'ID')
      .replace(/nonce-?="?[\w+/=]+"?/g, 'NONCE')
      .replaceAll(/"nonce":"[^"]+"/g, '')
  const [one, two] = await Promise.all([foreign, unknown].map((id) => user.visitor.get(`/sessions/${id}`)))
  const nonces = /nonce="([^"]+)"/
  const clean = (answer: typeof one, id: string) =>
    plain((answer?.body ?? '').replaceAll(nonces.exec(answer?.body ?? '')?.[1] ?? '-', 'N'), id)
  expect([one?.status, two?.status]).toEqual([404, 404])
  expect(clean(one, foreign)).toBe(clean(two, unknown))
  const names = (answer: typeof one) => Object.keys(answer?.headers ?? {}).sort()
  expect(names(one)).toEqual(names(two))
})

test('ASVS 8.x: extra fields of a form change nothing', async () => {
  const user = await member(installation, 'audit_user')
  const extras: [string, string][] = [
    ['role', 'system_administrator'],
    ['userId', admin.person.id],
    ['__proto__', '{"role":"system_administrator"}'],
    ['__proto__[role]', 'system_administrator'],
    ['constructor', '{"prototype":{"role":"system_administrator"}}'],
    ['constructor[prototype][role]', 'system_administrator'],
    ['status', 'active'],
  ]
  const forms: [string, string, Record<string, string>][] = [
    [createUser, '/users', { email: `${randomUUID()}@example.org`, name: 'N', role: 'audit_user' }],
    [changeRole, `/users/${user.person.id}`, { userId: user.person.id, role: 'audit_manager' }],
    [renewInvite, `/users/${user.person.id}`, { userId: (await invite(installation)).id }],
    [kill, '/sessions', { sessionId: user.sessionId }],
  ]
  for (const [action, page, fields] of forms)
    for (const [name, value] of extras.filter(([name]) => !(name in fields))) {
      const before = await fingerprint(installation)
      const { outcome } = await admin.visitor.act(page, action, [...Object.entries(fields), [name, value]])
      expect(outcome?.ok, `${action} with ${name}`).toBe(false)
      expect(await fingerprint(installation), `${action} with ${name}`).toBe(before)
    }
  const { outcome } = await user.visitor.act('/sessions', kill, { sessionId: admin.sessionId, role: 'system_administrator' })
  expect(outcome?.message).toBe('Your role does not allow this.')
})

test('ASVS 8.x: a changed role acts on the next request, and says why the session ended', async () => {
  const manager = await member(installation, 'audit_manager')
  expect((await manager.visitor.get('/users')).status).toBe(200)
  const { outcome } = await admin.visitor.act(`/users/${manager.person.id}`, changeRole, { userId: manager.person.id, role: 'audit_user' })
  expect(outcome?.ok).toBe(true)
  expect((await manager.visitor.get('/users')).status).toBe(307)
  expect((await manager.visitor.act('/sessions', kill, { sessionId: admin.sessionId })).leadsTo).toBe('/sign-in')
  expect((await manager.visitor.get('/sign-in')).body).toContain('Your session ended because your role was changed.')
  await manager.visitor.signIn(manager.person)
  expect((await manager.visitor.get('/users')).status).toBe(403)
})

test('the last administrator stays one', async () => {
  const before = await fingerprint(installation)
  const { outcome } = await admin.visitor.act(`/users/${admin.person.id}`, changeRole, { userId: admin.person.id, role: 'audit_user' })
  expect(outcome?.ok).toBe(false)
  expect(await fingerprint(installation)).toBe(before)
})

test('ASVS 7.2.x: no cookie of a stranger, of another key or of another session opens anything', async () => {
  const name = 'rollcall.session'
  const sealed = admin.visitor.cookies.get(name) ?? ''
  const device = admin.visitor.cookies.get('rollcall.device') ?? ''
  for (const value of ['', 'x', device, `${sealed}x`, sealed.slice(0, -2), sealed.split('.').reverse().join('.'), admin.sessionId]) {
    const answer = await fetch(`${installation.server.url}/api/live?poll=1`, { headers: { cookie: `${name}=${value}` } })
    expect(answer.status, value.slice(0, 20)).toBe(401)
  }
  const { rows } = await installation.database.owner.query(
    `select s::text as line from public.sessions s union all select t::text from public.tokens t`,
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { line } of rows) expect(line).not.toContain(sealed)
})
