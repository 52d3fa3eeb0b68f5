import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { tokenHash } from '@/lib/crypto/token'
import { unsafeFindStanding } from '@/lib/db/session-standing'
import { unsafeTouchSession } from '@/lib/db/touch-session'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { contextOf, makeSession, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { listSessions } from './list-sessions'
import { standingOf } from './standing-of'

const MINUTE = 60
const HOUR = 3600
const DAY = 24 * HOUR
let person: TestPerson

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

beforeAll(async () => {
  await testDatabase()
  person = (await signedIn('audit_manager')).person
})

afterEach(() => sql('UPDATE settings SET idle_enabled = true, idle_minutes = 60, limit_enabled = true, limit_minutes = 480'))

type Age = { startedAgo: number; idleFor: number }
const live = { guard: 'live', stream: true, write: 'done', touch: 'moved', list: 'active' }
const over = (reason: string) => ({ guard: reason, stream: false, write: 'unauthenticated', touch: 'still', list: 'terminated' })

/** What every place that judges a session says of one of this age. No job has run. */
async function judged(age: Age) {
  const session = await makeSession(person, age)
  const standing = await unsafeFindStanding(tokenHash(session.token))
  const ctx = await contextOf(session)
  const before = (await sql('SELECT last_activity_at AS at FROM sessions WHERE id = $1', [session.id])).rows[0].at as Date
  await unsafeTouchSession(session.id)
  const after = (await sql('SELECT last_activity_at AS at FROM sessions WHERE id = $1', [session.id])).rows[0].at as Date
  await sql('UPDATE sessions SET last_activity_at = $2 WHERE id = $1', [session.id, before])
  const rows = (await listSessions((await signedIn('audit_manager')).ctx, {})).rows
  return {
    guard: standing?.state === 'live' ? 'live' : standing?.reason,
    stream: (await standingOf(session.id)).live,
    write: await write(ctx, (tx) => tx.note({ kind: 'read', action: 'look', outcome: 'ok' })).then(
      () => 'done',
      (error: { code: string }) => error.code,
    ),
    touch: after > before ? 'moved' : 'still',
    list: rows.find(({ id }) => id === session.id)?.status,
  }
}

describe('ASVS 7.3.x F8 deadlines are the database’s and need no job', () => {
  test.each<[string, Age, ReturnType<typeof over> | typeof live]>([
    ['idle for 59:50', { startedAgo: HOUR, idleFor: HOUR - 10 }, live],
    ['idle for 60:01', { startedAgo: 2 * HOUR, idleFor: HOUR + 1 }, over('idle')],
    ['started 479:50 ago', { startedAgo: 8 * HOUR - 10, idleFor: 5 }, live],
    ['started 480:01 ago', { startedAgo: 8 * HOUR + 1, idleFor: 5 }, over('time_limit')],
    ['idle first, then past the limit', { startedAgo: 9 * HOUR, idleFor: 8.5 * HOUR }, over('idle')],
    ['the limit first, then idle', { startedAgo: 10 * HOUR, idleFor: HOUR + 5 * MINUTE }, over('time_limit')],
  ])('%s', async (_, age, expected) => {
    expect(await judged(age)).toEqual(expected)
  })

  test.each<[string, string, Age, ReturnType<typeof over> | typeof live]>([
    ['idle after 5 minutes', 'idle_minutes = 5', { startedAgo: HOUR, idleFor: 5 * MINUTE + 1 }, over('idle')],
    ['idle after 90 minutes', 'idle_minutes = 90', { startedAgo: 2 * HOUR, idleFor: 89 * MINUTE }, live],
    ['no idle limit', 'idle_enabled = false', { startedAgo: 7 * HOUR, idleFor: 6 * HOUR }, live],
    ['no idle limit, past the other', 'idle_enabled = false', { startedAgo: 8 * HOUR + 1, idleFor: 6 * HOUR }, over('time_limit')],
    ['a limit of 10 minutes', 'limit_minutes = 10', { startedAgo: 10 * MINUTE + 1, idleFor: 40 }, over('time_limit')],
    ['no limit', 'limit_enabled = false', { startedAgo: 3 * DAY, idleFor: 40 }, live],
    ['no limit, but idle', 'limit_enabled = false', { startedAgo: 3 * DAY, idleFor: HOUR + 1 }, over('idle')],
    ['both off, 29 days', 'idle_enabled = false, limit_enabled = false', { startedAgo: 29 * DAY, idleFor: 28 * DAY }, live],
    ['both off, 30 days', 'idle_enabled = false, limit_enabled = false', { startedAgo: 30 * DAY + 1, idleFor: 40 }, over('time_limit')],
  ])('settings act at once: %s', async (_, change, age, expected) => {
    await sql(`UPDATE settings SET ${change}`)
    expect(await judged(age)).toEqual(expected)
  })

  test('7.4.x a person who was disabled is out at once', async () => {
    const { person: other, session } = await signedIn('audit_user')
    await sql(`UPDATE users SET status = 'disabled' WHERE id = $1`, [other.id])
    expect(await unsafeFindStanding(tokenHash(session.token))).toMatchObject({ state: 'ended', reason: 'user_disabled' })
  })

  test('7.2.x a token that nobody has opens nothing', async () => {
    expect(await unsafeFindStanding(tokenHash('x'.repeat(43)))).toBeNull()
  })
})
