import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { layActivities, makeDays } from '@/tests/helpers/laid-activities'
import { rowsRead } from '@/tests/helpers/rows-read'
import { type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { suggestedActivityValues } from './activity-values'

let manager: SignedIn
let user: SignedIn
// However busy the machine is.
const unhurried = { firstRows: 10, mostMs: 1e9 }
const inStep = { firstRows: 3_000, mostMs: 1e9 }

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  user = await signedIn('audit_user')
  await makeDays(12)
  // One day holds more than is read at once, with nothing of the user's in it.
  const crowd = { ago: 2, actorId: manager.person.id, action: 'crowd', type: 'crowd' }
  await layActivities(Array.from({ length: 9_000 }, (_, at) => ({ ...crowd, ms: at * 10 })))
  await layActivities([
    { ago: 9, ms: 5, actorId: user.person.id, action: 'once', type: 'odd.thing' },
    { ago: 9, ms: 6, actorId: manager.person.id, action: 'foreign', type: 'foreign' },
    { ago: 1, ms: 7, actorKind: 'job', actorName: 'Rare job', action: 'tidied' },
    ...[1, 2].map((ms) => ({ ago: 1, ms, actorKind: 'outside', actorName: 'psql', action: 'typed' })),
  ])
  await (await testDatabase()).owner.query('ANALYZE log.activities')
})

test('what was typed stands in a value, in letters of any case, and the most frequent come first', async () => {
  const values = (field: 'action' | 'type' | 'actor', typed: string) => suggestedActivityValues(manager.ctx, field, typed, unhurried)
  expect(await values('actor', 'RARE')).toEqual(['job:Rare job'])
  // People are made by the owner of the tables.
  expect((await values('actor', '')).filter((value) => /:(psql|Rare job)$/.test(value))).toEqual(['outside:psql', 'job:Rare job'])
  expect((await values('action', ''))[0]).toBe('crowd')
  expect([await values('type', 'odd_thing'), await values('type', '%')]).toEqual([[], []])
})

test('a rare one of a settled day is found, as long as it is kept, and is told after those of the newest', async () => {
  const { owner } = await testDatabase()
  const settle = (ago: number, action: string) =>
    owner.query(
      `INSERT INTO log.activity_days (day, kind, action, resource_type, outcome, source, count) VALUES ((now() AT TIME ZONE 'UTC')::date - $1::int, 'change', $2, 'odd.thing', 'ok', 'web', 1)`,
      [ago, action],
    )
  await settle(20, 'crowd_seldom')
  await settle(40, 'crowd_gone')
  expect(await suggestedActivityValues(manager.ctx, 'action', 'CROWD', inStep)).toEqual(['crowd', 'crowd_seldom'])
  expect(await suggestedActivityValues(manager.ctx, 'type', 'odd', inStep)).toEqual(['odd.thing'])
  expect(await suggestedActivityValues(user.ctx, 'action', 'crowd', inStep)).toEqual([])
})

describe('who sees their own activities', () => {
  test('ASVS 8.x is offered what stands in these, however old', async () => {
    for (const pace of [unhurried, { ...unhurried, firstRows: 20_000 }]) {
      expect(await suggestedActivityValues(user.ctx, 'action', '', pace)).toEqual(['once'])
      expect(await suggestedActivityValues(user.ctx, 'type', 'THING', pace)).toEqual(['odd.thing'])
      expect(await suggestedActivityValues(user.ctx, 'actor', '', pace)).toEqual([])
    }
  })
})

describe('what is read for it', () => {
  test('of everybody’s activities the newest, whether what was typed stands in them or not', async () => {
    const most = await rowsRead(() => suggestedActivityValues(manager.ctx, 'action', '', inStep))
    expect(await rowsRead(() => suggestedActivityValues(manager.ctx, 'action', 'nothing like it', inStep))).toBe(most)
    expect(most).toBeGreaterThan(3_000)
    expect(most).toBeLessThan(8_000)
  })

  test('of one’s own no more than that: the rest is found by facets', async () => {
    expect(await rowsRead(() => suggestedActivityValues(user.ctx, 'action', '', inStep))).toBeLessThan(4_000)
  })
})
