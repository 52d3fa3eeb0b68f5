import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '@/lib/db/write'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { dayOfLog } from '@/tests/helpers/laid-activities'
import { layEnded, layOldDays } from '@/tests/helpers/old-rows'
import { rounds } from '@/tests/helpers/rounds'
import { type SecondInstance, secondInstance } from '@/tests/helpers/second-instance'
import { makePerson, type SignedIn, several, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { report, times } from './harness/report'

const LONG = rounds({ short: 180_000, full: 3_600_000 })
const ROWS = rounds({ short: 5_000, full: 200_000 })
const SESSIONS = rounds({ short: 2_000, full: 20_000 })
const WRITERS = 4
const SLOWEST_MS = 1_000

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

let person: TestPerson
let other: SecondInstance
let writers: SignedIn[]
beforeAll(async () => {
  await testDatabase()
  person = await makePerson()
  // With so short an interval nothing of a day goes before the day does.
  await sql('UPDATE settings SET retention_days = 3, read_days = 3, cleanup_minutes = 1')
  await layOldDays(1, 8, ROWS)
  await layEnded(person, SESSIONS, 4)
  await layEnded(person, SESSIONS, 2)
  writers = await several(WRITERS, () => signedIn('audit_user'))
  other = await secondInstance()
})
afterAll(() => other.end())

/** Writes without a pause until it is told to stop: what was acknowledged, how long each took, and whatever went wrong. */
async function writeOn({ ctx }: SignedIn, stopped: () => boolean, done: string[], took: number[], errors: unknown[]): Promise<void> {
  while (!stopped()) {
    const id = randomUUID()
    const began = performance.now()
    await write(ctx, (tx) => tx.note({ kind: 'read', action: 'full speed', outcome: 'ok', resourceId: id })).then(
      () => done.push(id),
      (error) => errors.push(error),
    )
    took.push(performance.now() - began)
  }
}

test('F14 retention while everybody writes, and somebody reads the oldest day', { timeout: LONG }, async () => {
  const [done, took, errors]: [string[], number[], unknown[]] = [[], [], []]
  const { part } = await dayOfLog(8)
  let stop = false
  const writing = Promise.all(writers.map((writer) => writeOn(writer, () => stop, done, took, errors)))
  const outcomes: string[] = []
  await withClient((await testDatabase()).ownerUrl, async (reader) => {
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    const before = await reader.query(`SELECT count(*)::int AS n FROM log.${part}`)
    await sleep(200)
    for (const end = performance.now() + LONG / 2; outcomes.at(-1) !== 'done' && performance.now() < end; )
      outcomes.push((await other.run({ job: 'cleanup', calls: 1 })).answers[0]?.outcome ?? 'none')
    // Nobody who wrote waited for the reader, nor for what the reader kept waiting: a statement that waits for two seconds is an error.
    expect(done.length).toBeGreaterThan(20)
    // Whoever reads the day that goes sees it to the end.
    expect((await reader.query(`SELECT count(*)::int AS n FROM log.${part}`)).rows).toEqual(before.rows)
    await reader.query('ROLLBACK')
  })
  expect(outcomes.at(-1)).toBe('done')
  expect((await other.run({ job: 'cleanup', calls: 1 })).answers[0]?.outcome).toBe('done')
  await sleep(200)
  stop = true
  await writing

  expect(errors).toEqual([])
  expect(done.length).toBeGreaterThan(50)
  const found = await sql(`SELECT count(*)::int AS n FROM log.activities WHERE action = 'full speed' AND resource_id = ANY ($1)`, [done])
  const left = await sql(
    `SELECT (SELECT count(*)::int FROM log.activities WHERE action = 'old') AS kept, (SELECT count(*)::int FROM log.activities WHERE at < now() - interval '4 days') AS older,
       (SELECT count(*)::int FROM sessions WHERE user_id = $1) AS sessions, (SELECT count(*)::int FROM log.days_to_purge()) AS days`,
    [person.id],
  )
  report({
    ...{
      fault: 'F14',
      done: `${5 * ROWS} activities and ${SESSIONS} sessions are removed while ${WRITERS} write without a pause and one reads the oldest day`,
      rounds: 1,
    },
    ...{ acknowledged: done.length, lost: done.length - (found.rows[0].n as number), duplicated: 0, resurrected: 0 },
    ...{ measured: `a write meanwhile: ${times(took)}`, inTime: Math.max(...took) <= SLOWEST_MS },
  })
  expect(found.rows).toEqual([{ n: done.length }])
  expect(left.rows).toEqual([{ kept: 3 * ROWS, older: 0, sessions: SESSIONS, days: 0 }])
})
