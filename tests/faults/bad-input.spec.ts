import { expect, test } from '@playwright/test'
import { withoutUnseen } from '@/lib/origin/clean-text'
import { actions } from '@/tests/e2e/matrix'
import { fillIn, fingerprint, type Member, member } from '@/tests/helpers/cast'
import { multipart } from '@/tests/helpers/http'
import { type Installation, startInstallation } from '@/tests/helpers/installation'
import { actionId } from '@/tests/helpers/server-actions'
import { visitor } from '@/tests/helpers/visitor'
import { report } from './harness/report'

let installation: Installation
let admin: Member

test.beforeAll(async () => {
  installation = await startInstallation()
  admin = await member(installation, 'system_administrator')
})
test.afterAll(() => installation.stop())

/** Over all forms: how many of these were sent, and what became of them. */
const counts = { sent: 0, stored: 0, refused: 0 }

/** What strangers type. A form refuses it and changes nothing, or keeps it as it was sent; bytes that are no text arrive as U+FFFD. */
const bad: Record<string, string | Buffer> = {
  empty: '',
  blank: ' \t ',
  nul: 'a\u0000b',
  'lone surrogate, as its three bytes': Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62]),
  'no UTF-8': Buffer.from([0xff, 0xfe, 0x80]),
  huge: 'x'.repeat(900_000),
  prototype: '__proto__',
  script: '<script>alert(1)</script>',
  sql: `'; drop table users; --`,
  'right to left': '\u202e\u2066gro.elpmaxe@a',
  reference: '$K1',
  'of a list': '["a"]',
  pattern: '100%_\\',
  formula: '=cmd|"/c calc"!A1',
  'composed of many': 'Z\u0351\u036b\u0343a\u0333\u0325lgo',
  emoji: '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'not a number': 'NaN',
  format: '%s%n#{7*7}{{7*7}}',
}

/** Whether a string that was sent, or its trimmed form (a name keeps nothing that is not seen), stands anywhere in the tables of the application. */
async function isKept(sent: string): Promise<boolean> {
  const { owner } = installation.database
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'example')`,
  )
  const all = rows.map(({ name }) => `select to_jsonb(t) as line from ${name} t`).join(' union all ')
  const plain = sent.trim()
  // Names and addresses are kept composed (NFC), whatever came.
  const forms = [
    ...new Set([sent, plain, plain.normalize('NFC'), plain.toLowerCase(), plain.replace(/\s+/gu, ' '), withoutUnseen(sent).trim()]),
  ]
  const found = await owner.query(
    `select from (${all}) as lines, jsonb_path_query(line, '$.**') as value where jsonb_typeof(value) = 'string' and value #>> '{}' = any ($1) limit 1`,
    [forms],
  )
  return found.rowCount === 1
}

/** Forms that answer everybody alike, whatever was typed: nobody learns who exists. */
const alike = ['askForPassword']

const forms = actions.filter(
  ({ name, gets }, at) =>
    (gets[3] === 'done' || gets[3] === 'ok' || gets[3].startsWith('→')) && actions.findIndex((action) => action.name === name) === at,
)

for (const { name, page, fields, gets } of forms) {
  test(`F16: ${name.split('#')[1]} ${Object.keys(fields)}: every field wrong, missing and repeated`, async () => {
    const leadsOn = gets[3].startsWith('→') ? gets[3].slice(2).split(' ✎')[0] : null
    const isOpen = name.includes('(sign-in)')
    const isAlike = alike.some((one) => name.endsWith(`#${one}`))
    /** A link that is no link is answered on its own page. */
    const back = leadsOn?.startsWith('/not-me/') === true ? '/not-me/' : null
    // A person of its own, and another one after four fields: one session may send 240 forms a minute. Forms of people who are not signed in use up the tries of this network.
    let own = isOpen ? admin : await member(installation, 'system_administrator')
    const browser = () => (isOpen ? visitor(installation.server) : own.visitor)
    let fill = await fillIn(installation, own.sessionId, [page, JSON.stringify(fields)])
    for (const [at, field] of Object.keys(fields).entries()) {
      if (!isOpen && at > 0 && at % 4 === 0) {
        own = await member(installation, 'system_administrator')
        fill = await fillIn(installation, own.sessionId, [page, JSON.stringify(fields)])
      }
      const right = () =>
        Object.entries(fields).flatMap(([other, value]) => (other === field ? [] : [[other, fill(value)] as [string, string]]))
      let rest = right()
      const missing = await browser().act(fill(page), name, rest)
      expect(missing.status, `${field} missing`).toBeLessThan(500)
      for (const [what, value] of Object.entries(bad)) {
        const where = `${field}: ${what}`
        const before = await fingerprint(installation)
        const { status, outcome, leadsTo } = await browser().act(fill(page), name, [...rest, [field, value]])
        expect(status, where).toBeLessThan(400)
        counts.sent += 1
        if (back !== null && leadsTo?.startsWith(back)) {
          expect(await fingerprint(installation), where).toBe(before)
          counts.refused += 1
          continue
        }
        if (outcome?.ok !== true && (leadsOn === null || leadsTo !== leadsOn)) {
          expect([outcome?.ok, leadsTo], where).toEqual([false, null])
          expect(outcome?.message ?? '', where).not.toContain('too fast')
          expect(await fingerprint(installation), where).toBe(before)
          counts.refused += 1
          const repeated = await browser().act(fill(page), name, [...rest, [field, 'first'], [field, 'x'], [field, value]])
          expect([repeated.status, repeated.outcome?.ok], `${field} repeated: ${what}`).toEqual([200, false])
          continue
        }
        // Free text: what was taken must be there as it was sent. Nothing is what a field of spaces says.
        const sent = value.toString()
        if (sent.trim() !== '' && !isAlike) expect(await isKept(sent), where).toBe(true)
        counts.stored += 1
        fill = await fillIn(installation, own.sessionId, [page, JSON.stringify(fields)])
        rest = right()
      }
    }
  })
}

test('F16: whatever was sent was stored or refused', () => {
  const { sent, stored, refused } = counts
  report({
    ...{
      fault: 'F16',
      done: `${Object.keys(bad).length} strings that nobody should send, in every field of ${forms.length} forms`,
      rounds: 1,
    },
    ...{ acknowledged: stored, lost: sent - stored - refused, duplicated: 0, resurrected: 0 },
    ...{ measured: `${sent} sent: ${stored} stored as they were, ${refused} refused with nothing changed, none failed`, inTime: null },
  })
  expect(sent).toBeGreaterThan(0)
  expect(stored + refused).toBe(sent)
})

test('ASVS 2.x: bodies that are no form, too large or too deep never fail on our side', async () => {
  const { url } = installation.server
  const id = actionId('app/(sign-in)/sign-in/actions.ts#signIn')
  const json = (body: string | Buffer, type = 'text/plain;charset=UTF-8') => ({
    body,
    headers: { origin: url, 'next-action': id, 'content-type': type },
  })
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  for (const body of [
    '',
    '[]',
    '{',
    'null',
    '"x"',
    '[{"ok":false},"$K1"]',
    '[{"ok":false},{"a":1}]',
    '["$undefined","$F1"]',
    '[1,"$@0"]',
    deep,
  ]) {
    const { status } = await visitor(installation.server).post('/sign-in', json(body))
    expect(status, body.slice(0, 40)).toBeLessThan(500)
  }
  for (const parts of [
    [['0', '{']],
    [['0', '["$K1","$K1"]']],
    [['__proto__', 'x']],
    [
      ['0', '["$F1"]'],
      ['1', '{"id":"constructor"}'],
    ],
  ] as [string, string][][]) {
    const { body, type } = multipart(parts)
    expect((await visitor(installation.server).post('/sign-in', json(body, type))).status, JSON.stringify(parts)).toBeLessThan(500)
  }
  for (const unknown of ['0'.repeat(42), 'x', '__proto__', 'constructor', '', '../../etc/passwd'])
    expect((await visitor(installation.server).post('/sign-in', { headers: { 'next-action': unknown } })).status, unknown).toBeLessThan(500)
  for (const path of ['/sign-in', '/api/heartbeat', '/users', '/nope'])
    expect((await admin.visitor.post(path, { body: Buffer.alloc(64 * 2 ** 20) })).status, path).toBe(413)
  expect((await admin.visitor.get('/api/health')).status).toBe(200)
})
