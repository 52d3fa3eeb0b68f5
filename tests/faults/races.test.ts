import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { addPerson, addSession, type Person } from '@/scripts/bench/people'
import { killRaces, type Race } from '@/scripts/bench/races/kill-races'
import { contextOf } from '@/scripts/bench/races/protocol'
import { type Rival, startRival } from '@/scripts/bench/races/rival-process'
import { testDatabase } from '@/tests/helpers/database'
import { rounds } from '@/tests/helpers/rounds'
import { report, times } from './harness/report'

const RACES = rounds({ short: 60, full: 10_000 })
const AT_ONCE = 5

let owner: pg.Pool
let rival: Rival
let victim: Person
const killers: UserContext[] = []

beforeAll(async () => {
  owner = new pg.Pool({ connectionString: (await testDatabase()).ownerUrl, max: AT_ONCE })
  rival = startRival()
  victim = await addPerson(owner, 'Vera Victim', 'audit_user')
  // One manager's kills queue behind one another, so each race that runs at the same time has one of its own.
  const manager = await addPerson(owner, 'Mara Manager', 'audit_manager')
  for (let i = 0; i < AT_ONCE; i += 1) killers.push(contextOf(await addSession(owner, manager)))
})
afterAll(async () => {
  rival.end()
  await owner.end()
})

const kinds: [string, Race][] = [
  ['the activity touch', { kind: 'touch', rivals: 1, head: 3 }],
  ['writes in flight', { kind: 'write', rivals: 1, head: 10 }],
]

describe('F11 kills of one process against what another does with the same session', () => {
  test.each(kinds)('against %s', { timeout: rounds({ short: 120_000, full: 3_600_000 }) }, async (what, race) => {
    const tally = await killRaces(owner, rival, killers, victim, race, RACES, AT_ONCE)
    const { resurrected, late, records, errors, writes } = tally
    report({
      fault: 'F11',
      done: `kills against ${what}, in two processes`,
      rounds: RACES,
      acknowledged: RACES,
      lost: Math.max(0, RACES - records),
      duplicated: Math.max(0, records - RACES),
      resurrected,
      measured: `${late} late writes, ${writes} competing acts; kill ${times(tally.times)}`,
      inTime: null,
    })
    expect({ resurrected, late, records, errors }).toEqual({ resurrected: 0, late: 0, records: RACES, errors: [] })
    // Somebody must have raced.
    expect(writes).toBeGreaterThan(0)
  })
})
