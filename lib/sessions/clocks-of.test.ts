import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { unsafeFindStandingById } from '@/lib/db/session-standing'
import { unsafeTouchSession } from '@/lib/db/touch-session'
import type { SessionClock } from '@/lib/live/clocks'
import { testDatabase } from '@/tests/helpers/database'
import { makePerson, makeSession, type TestPerson } from '@/tests/helpers/signed-in'
import { standingOf } from './standing-of'

const minute = 60
const hour = 60 * minute
const day = 24 * hour
let person: TestPerson

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

beforeAll(async () => {
  await testDatabase()
  person = await makePerson()
})
afterEach(() =>
  sql(`UPDATE settings SET idle_enabled = true, idle_minutes = 60, limit_enabled = true, limit_minutes = 480, clocks_since = 'epoch'`),
)

/** What a session of this age is told, in whole seconds; null: it is over. */
async function told(age: { startedAgo: number; idleFor: number }) {
  const standing = await standingOf((await makeSession(person, age)).id)
  const seconds = ({ by, endsInMs, warnMs }: SessionClock) => [by, Math.round(endsInMs / 1000), warnMs / 1000] as const
  return standing.live ? standing.clocks.map(seconds) : null
}

describe('the clocks of a session, as its tabs hear them', () => {
  test.each<[string, string, { startedAgo: number; idleFor: number }, unknown]>([
    [
      'both',
      '',
      { startedAgo: hour, idleFor: 10 * minute },
      [
        ['idle', 50 * minute, 120],
        ['time_limit', 7 * hour, 300],
      ],
    ],
    ['idle off', 'idle_enabled = false', { startedAgo: hour, idleFor: 50 * minute }, [['time_limit', 7 * hour, 300]]],
    [
      'limit off: thirty days',
      'limit_enabled = false',
      { startedAgo: day, idleFor: 0 },
      [
        ['idle', hour, 120],
        ['time_limit', 29 * day, 300],
      ],
    ],
    ['both off', 'idle_enabled = false, limit_enabled = false', { startedAgo: day, idleFor: day }, [['time_limit', 29 * day, 300]]],
    [
      'the shortest',
      'idle_minutes = 1, limit_minutes = 5',
      { startedAgo: 10, idleFor: 10 },
      [
        ['idle', 50, 30],
        ['time_limit', 290, 150],
      ],
    ],
    [
      'the longest, which overflow nothing',
      'idle_minutes = 1440, limit_minutes = 43200',
      { startedAgo: 10, idleFor: 10 },
      [
        ['idle', day - 10, 120],
        ['time_limit', 30 * day - 10, 300],
      ],
    ],
    [
      'what came later than the deadline by it',
      `idle_minutes = 10, clocks_since = now() + interval '2 seconds'`,
      { startedAgo: hour, idleFor: 50 * minute },
      [
        ['idle', 2, 120],
        ['time_limit', 7 * hour, 300],
      ],
    ],
  ])('%s', async (_, change, age, expected) => {
    if (change !== '') await sql(`UPDATE settings SET ${change}`)
    expect(await told(age)).toEqual(expected)
  })
})

describe('input so long ago', () => {
  const idleOf = async (id: string) =>
    Number((await sql('SELECT extract(epoch FROM now() - last_activity_at) AS s FROM sessions WHERE id = $1', [id])).rows[0].s)

  test('moves last activity to then, and never back', async () => {
    const { id } = await makeSession(person, { startedAgo: hour, idleFor: 30 * minute })
    await unsafeTouchSession(id, 40_000)
    expect(Math.round(await idleOf(id))).toBe(40)
    await unsafeTouchSession(id, 60_000)
    expect(Math.round(await idleOf(id))).toBe(40)
    await unsafeTouchSession(id)
    expect(Math.round(await idleOf(id))).toBe(0)
  })

  test('revives nothing', async () => {
    const { id } = await makeSession(person, { startedAgo: 2 * hour, idleFor: hour + 5 })
    await unsafeTouchSession(id, 30_000)
    expect(await idleOf(id)).toBeGreaterThan(hour)
  })

  test('pages and forms move it often enough, however short idle is', async () => {
    const due = async (idleFor: number) =>
      (await unsafeFindStandingById((await makeSession(person, { startedAgo: hour, idleFor })).id))?.touchDue
    expect([await due(29), await due(31)]).toEqual([false, true])
    await sql('UPDATE settings SET idle_minutes = 1')
    expect([await due(2), await due(4)]).toEqual([false, true])
  })
})
