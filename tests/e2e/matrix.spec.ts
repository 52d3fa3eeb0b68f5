import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { makeCase } from '@/tests/helpers/cases'
import { endBy, fillIn, fingerprint, type Member, member, proveAnew } from '@/tests/helpers/cast'
import { makeContact } from '@/tests/helpers/contacts'
import { type Answer, ask } from '@/tests/helpers/http'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { nameSender } from '@/tests/helpers/outbox'
import { builtActions } from '@/tests/helpers/server-actions'
import { declared } from '@/tests/helpers/surface'
import { type Visitor, visitor } from '@/tests/helpers/visitor'
import { actions, pages, routes } from './matrix'
import { type Caller, callers } from './matrix-rows'

type Calling = { readonly visitor: Visitor; readonly self: string; readonly name: string | null }

let installation: Installation
let stranger: Member
let contact: string
let activity: string
let suspicion: string
let cast: Record<Caller, Calling>

async function calledBy(caller: Caller): Promise<Calling> {
  if (caller === 'nobody') return { visitor: visitor(installation.server), self: randomUUID(), name: null }
  const { visitor: browser, sessionId, person } = await member(installation, caller === 'killed' ? 'audit_user' : caller)
  if (caller === 'killed') await endBy(await member(installation, 'audit_manager'), sessionId, 'See you tomorrow.')
  return { visitor: browser, self: sessionId, name: person.name }
}

/** The activity that tells of a member's sign-in. */
async function signInOf({ sessionId }: Member): Promise<string> {
  const found = await installation.database.owner.query('SELECT id FROM log.activities WHERE session_id = $1 LIMIT 1', [sessionId])
  return found.rows[0].id
}

test.beforeAll(async () => {
  installation = await startInstallation({ SMTP_URL: 'smtp://127.0.0.1:9' })
  await nameSender(installation)
  stranger = await member(installation, 'audit_user', 'Aaron Stranger')
  contact = await makeContact(installation.database, stranger.person.id)
  activity = await signInOf(stranger)
  suspicion = await makeCase(installation.database, stranger)
  const made: [Caller, Calling][] = []
  for (const caller of callers) made.push([caller, await calledBy(caller)])
  cast = Object.fromEntries(made) as Record<Caller, Calling>
})
test.afterAll(() => installation.stop())

/** Next wants a checksum of these headers in the address and leads there first. */
async function asScript(browser: Visitor, path: string, headers: Record<string, string>): Promise<Answer> {
  const first = await browser.get(path, headers)
  const to = first.headers.location
  return to?.includes('_rsc') ? browser.get(to.replace(/^https?:\/\/[^/]+/, ''), headers) : first
}

const scripted = [
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { rsc: '1', 'next-router-state-tree': encodeURIComponent('["",{},null,"refetch"]') },
]
const forged = [
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
  { purpose: 'prefetch', 'x-middleware-prefetch': '1' },
  { 'x-rollcall-edge': `guess.${Buffer.from('{}').toString('base64url')}`, 'x-nextjs-data': '1' },
]

test('the matrix names every page, action and route, and nothing else', () => {
  const found = declared()
  expect(found.pages.length).toBeGreaterThan(5)
  expect([...new Set(pages.map((row) => row.file))].sort()).toEqual(found.pages)
  expect([...new Set(actions.map((row) => row.name))].sort()).toEqual(found.actions)
  expect([...builtActions().keys()].sort()).toEqual(found.actions)
  expect([...new Set(routes.map((row) => `${row.file}#${row.method}`))].sort()).toEqual(found.routes)
})

for (const { path: template, gets, from } of pages) {
  test(`page ${template}${from && ` from ${from}`}`, async () => {
    const came: Record<string, string> = from === '' ? {} : { 'next-url': from }
    const fill = await fillIn(installation, '{self}', [template.replace(/\{(?:other|person|contact|activity|case)\}/, '')])
    for (const [column, caller] of callers.entries()) {
      const { visitor: browser, self, name } = cast[caller]
      const values: Record<string, string> = {
        self,
        other: stranger.sessionId,
        person: stranger.person.id,
        contact,
        activity,
        case: suspicion,
      }
      const here = (text: string) => fill(text).replace(/(?:\{|%7B)(\w+)(?:\}|%7D)/g, (_, word) => values[word] ?? '')
      const path = here(template)
      const expected = here(gets[column] ?? '')
      const got = ({ status, headers, body }: Answer) => {
        if (status === 307) return `→ ${headers.location}`
        if (status !== 200) return String(status)
        return body.includes(stranger.person.name) ? 'all' : name !== null && body.includes(name) ? 'own' : 'open'
      }
      for (const headers of [{}, ...forged]) {
        const answer = await browser.get(path, { ...came, ...headers })
        expect(got(answer), `${caller}: ${path} ${JSON.stringify(headers)}`).toBe(expected)
        if (expected !== 'all') expect(answer.body).not.toContain(stranger.person.name)
      }
      for (const headers of scripted) {
        const answer = await asScript(browser, path, { ...came, ...headers })
        expect(answer.status, `${caller}: ${JSON.stringify(headers)}`).toBeLessThan(500)
        if (expected !== 'all') expect(answer.body, `${caller}: ${JSON.stringify(headers)}`).not.toContain(stranger.person.name)
      }
    }
  })
}

for (const { name, page, fields, gets } of actions) {
  // Signing in replaces the caller's own session, a new password is new only once, and whoever disowns a session is out.
  const onlyOnce = /#(signIn|changePassword|disownSession)$/.test(name)
  test(`action ${name.split('#')[1]} ${JSON.stringify(fields)}`, async () => {
    for (const [column, caller] of callers.entries()) {
      for (const how of ['scripted', 'plain'] as const) {
        const { visitor: browser, self } = onlyOnce ? await calledBy(caller) : cast[caller]
        const fill = await fillIn(installation, self, [page, JSON.stringify(fields)])
        const filled = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, fill(value)]))
        const [expected = '', changes] = fill(gets[column] ?? '').split(' ✎')
        // Who may is asked here, not who has proved it within five minutes: that would go by how fast the rows before were.
        await proveAnew(installation, self)
        const before = await fingerprint(installation)
        const { outcome, leadsTo, status } = await browser.act(fill(page), name, filled, how)
        const hint = `${caller}, ${how}: ${status} ${JSON.stringify(outcome)} ${leadsTo}`
        if (expected !== 'ok') expect((await fingerprint(installation)) !== before, hint).toBe(expected === 'done' || changes !== undefined)
        expect(status, hint).toBeLessThan(how === 'plain' ? 404 : 400)
        if (expected.startsWith('→')) expect(leadsTo, hint).toBe(expected.slice(2))
        // Without script the refusal is a page: that of whoever calls, for which there are rows above.
        else if (how === 'scripted') expect(outcome?.ok === true ? 'done, ok' : `no: ${outcome?.message}`, hint).toContain(expected)
      }
    }
  })
}

for (const { method, path, gets } of routes) {
  test(`route ${method} ${path}`, async () => {
    for (const [column, caller] of callers.entries()) {
      const { visitor: browser } = path === '/api/sign-out' ? await calledBy(caller) : cast[caller]
      const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
      const origin = installation.server.url
      const answer = await fetch(origin + path, {
        method,
        headers: { cookie, origin, 'sec-fetch-site': 'same-origin' },
        redirect: 'manual',
      })
      expect(String(answer.status), caller).toBe(gets[column])
      await answer.body?.cancel()
    }
  })
}

test('routes take no other method, and nothing below them answers', async () => {
  const { url } = installation.server
  for (const path of new Set(routes.map((row) => row.path.split('?')[0])))
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
      if (!routes.some((row) => row.path.startsWith(`${path}`) && row.method === method))
        expect((await ask(url + path, { method, headers: { origin: url } })).status, `${method} ${path}`).toBe(405)
  for (const path of ['/api', '/api/nothing', '/api/auth/session', '/api/auth/callback/credentials', '/api/live/x', '/_next/data/x.json'])
    expect((await ask(url + path)).status, path).toBe(404)
})
