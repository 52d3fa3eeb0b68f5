import { beforeAll, describe, expect, test } from 'vitest'
import { countOf } from '@/lib/db/session-count'
import { usual } from '@/lib/db/walk'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson, type SignedIn, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { countSessions } from './count-sessions'
import { listSessions } from './list-sessions'
import { suggestValues } from './suggest-values'

const DAY = 86_400
let manager: SignedIn
let person: TestPerson

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  person = await makePerson()
  const one = { person, startedAgo: 3 * DAY, idleFor: 2 * DAY, ended: { ago: 2 * DAY, reason: 'killed' } }
  await laySessions([
    ...Array.from({ length: 30 }, () => ({ ...one, browser: 'Firefox', city: '100%' })),
    ...Array.from({ length: 10 }, () => ({ ...one, browser: null, city: 'Köln' })),
    // Ran out unnoticed, and too long ago to be seen.
    { person, startedAgo: 2 * DAY, idleFor: DAY, browser: 'Firefox' },
    { ...one, ended: { ago: 31 * DAY, reason: 'killed' }, startedAgo: 32 * DAY, browser: 'Firefox' },
  ])
})

const browser = (...is: string[]) => ({ equal: { browser: { is, not: [] }, user: { is: [person.id], not: [] } } })

describe('what inputs may offer', () => {
  const values = async (...args: [Parameters<typeof suggestValues>[1], string]) =>
    (await suggestValues(manager.ctx, ...args)).map(({ value }) => value)

  test('values that occur, the most frequent first; pattern characters mean themselves', async () => {
    expect(await values('city', '')).toEqual(['100%', 'Köln'])
    expect(await values('city', 'kÖ')).toEqual(['Köln'])
    expect(await values('city', '%')).toEqual(['100%'])
    expect(await values('city', '_')).toEqual([])
  })

  test('people by name or address; only oneself where the role shows no more', async () => {
    expect(await values('user', person.email.slice(0, 9).toUpperCase())).toEqual([person.id])
    const me = await signedIn('audit_user')
    expect(await suggestValues(me.ctx, 'user', person.email)).toEqual([])
    expect(await values('user', '')).toEqual([])
    expect(await suggestValues(me.ctx, 'city', '')).toEqual([])
  })
})

describe('counting sessions', () => {
  test('exact where there are few, with the filter and with retention’s bound', async () => {
    expect(await countSessions(manager.ctx, browser('Firefox'))).toEqual({ count: 31, exact: true })
    expect(await countSessions(manager.ctx, { ...browser('Firefox'), status: 'terminated' })).toEqual({ count: 31, exact: true })
    expect(
      await countSessions(manager.ctx, { equal: { reason: { is: ['time_limit'], not: [] }, user: { is: [person.id], not: [] } } }),
    ).toEqual({
      count: 1,
      exact: true,
    })
    expect(await countSessions(manager.ctx, browser(''))).toEqual({ count: 10, exact: true })
    expect(await countSessions(manager.ctx, browser('Netscape'))).toEqual({ count: 0, exact: true })
  })

  test('at least ten thousand, and all of them on request', async () => {
    const { owner } = await testDatabase()
    const other = await makePerson()
    await owner.query('ALTER TABLE sessions DISABLE TRIGGER record_insert')
    await owner.query(
      `INSERT INTO sessions (token_hash, user_id, user_name, user_email, role, browser_id, device_type, is_bot, in_app_view, hints_conflict,
         parser_version, user_agent, client_hints, network_class, accuracy_estimated)
       SELECT sha256(i::text::bytea), $1, 'Many', 'many@example.org', 'audit_user', gen_random_uuid(), 'tv', false, false, false, '1', '', '{}', 'public', false
       FROM generate_series(1, 10001) AS i`,
      [other.id],
    )
    await owner.query('ALTER TABLE sessions ENABLE ALWAYS TRIGGER record_insert')
    const tv = { equal: { device: { is: ['tv'], not: [] } } }
    expect(await countSessions(manager.ctx, tv)).toEqual({ count: 10_000, exact: false })
    expect(await countSessions(manager.ctx, tv, { exact: true })).toEqual({ count: 10_001, exact: true })
    await owner.query(
      `UPDATE sessions SET ended_at = now(), end_reason = 'system' WHERE id = (SELECT id FROM sessions WHERE device_type = 'tv' LIMIT 1)`,
    )
    // Without the limit on time, which a busy machine might reach.
    expect(await countOf(manager.ctx, { ...tv, status: 'active' }, false, { ...usual, mostMs: 1e9 })).toEqual({
      count: 10_000,
      exact: true,
    })
  })

  test('one’s own only, where the role shows no more', async () => {
    const me = await signedIn('audit_user')
    expect(await countSessions(me.ctx, {})).toEqual({ count: 1, exact: true })
    expect(await countSessions(me.ctx, browser('Firefox'), { exact: true })).toEqual({ count: 0, exact: true })
  })
})

describe('what a list refuses', () => {
  test.each([
    ['a sort by another column outside of live sessions', { sort: 'city' as const }],
    ['a position of another sort', { before: 'no id' }],
    [
      'a malformed position',
      { filter: { status: 'active' as const }, sort: 'ip' as const, after: '019ab306-c400-7abc-8def-001122334455.eA' },
    ],
  ])('%s', async (_, question) => {
    await expect(listSessions(manager.ctx, question)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('an id that nobody has is a position all the same', async () => {
    const { rows } = await listSessions(manager.ctx, { filter: browser(''), before: 'FFFFFFFF-ffff-7fff-8fff-ffffffffffff' })
    expect(rows.length).toBe(10)
  })
})
