import { beforeEach, describe, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { makePerson } from '@/tests/helpers/signed-in'
import { jobTransaction } from './job-transaction'
import { forgetSessionDays } from './session-tally-days'

const DAY = 86_400
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const asApplication = async <T>(work: Parameters<typeof withClient<T>>[1]) => withClient((await testDatabase()).appUrl, work)

const countAll = () => sql('SELECT count_session_day(d) AS done FROM session_days_to_count() AS d')
const isCounted = async (id: string) =>
  (
    await sql(
      `SELECT FROM session_days d JOIN sessions s ON (s.started_at AT TIME ZONE 'UTC')::date = d.day
       WHERE s.id = $1 AND NOT EXISTS (SELECT FROM session_strikes k WHERE k.day = d.day)`,
      [id],
    )
  ).rowCount === 1
let old: string
beforeEach(async () => {
  const person = await makePerson()
  const [id = ''] = await laySessions([{ person, startedAgo: 3 * DAY, idleFor: 60 }])
  old = id
  await countAll()
  expect(await isCounted(old)).toBe(true)
})

const ending = `UPDATE sessions SET ended_at = now(), end_reason = 'signed_out' WHERE id = $1`

describe('a day that was counted is struck out by whoever changes a session of it', () => {
  test.each([
    ['its end', ending],
    ['its place', `UPDATE sessions SET country = 'NO' WHERE id = $1`],
    ['its network', `UPDATE sessions SET network_class = 'private', ip = '10.0.0.1' WHERE id = $1`],
  ])('%s', async (_what, change) => {
    await asApplication((client) => client.query(change, [old]))
    expect(await isCounted(old)).toBe(false)
    await countAll()
    expect(await isCounted(old)).toBe(true)
  })

  test('by one more, and by one less', async () => {
    const person = await makePerson()
    const [more = ''] = await laySessions([{ person, startedAgo: 3 * DAY - 5, idleFor: 60, ended: { ago: 30, reason: 'idle' } }])
    expect(await isCounted(more)).toBe(false)
    await countAll()
    await sql('DELETE FROM sessions WHERE id = $1', [more])
    expect(await isCounted(old)).toBe(false)
  })

  test('not by last activity, which moves all the time', async () => {
    await asApplication((client) => client.query('UPDATE sessions SET last_activity_at = now() WHERE id = $1', [old]))
    expect(await isCounted(old)).toBe(true)
  })

  test('once by a transaction that takes many away, and by each that takes one', async () => {
    const person = await makePerson()
    const ids = await laySessions([1, 2, 3].map(() => ({ person, startedAgo: 3 * DAY, idleFor: 60 })))
    await countAll()
    const strikes = async () => (await sql('SELECT count(*)::int AS n FROM session_strikes WHERE part IS NULL')).rows[0]?.n
    await sql('DELETE FROM sessions WHERE id = ANY ($1)', [ids])
    expect(await strikes()).toBe(1)
    await sql('DELETE FROM sessions WHERE id = $1', [old])
    expect(await strikes()).toBe(2)
  })

  test('not by an end or a move, which tell how many more there are of what', async () => {
    await asApplication((client) => client.query(`UPDATE sessions SET country = 'NO' WHERE id = $1`, [old]))
    await asApplication((client) => client.query(ending, [old]))
    const { rows } = await sql(`SELECT part, one, more FROM session_strikes WHERE part <> 'network' ORDER BY part, more`)
    expect(rows).toEqual([
      { part: 'end', one: 'signed_out', more: 1 },
      { part: 'place', one: expect.any(String), more: -1 },
      { part: 'place', one: 'NO', more: 1 },
    ])
  })

  test('of many at once by one row for each value, where the writer says so; what comes to nothing leaves none', async () => {
    const person = await makePerson()
    const ids = await laySessions([1, 2, 3].map(() => ({ person, startedAgo: 3 * DAY, idleFor: 60, country: 'DE' })))
    await countAll()
    await asApplication(async (client) => {
      await client.query(`BEGIN; SELECT set_config('rollcall.together', 'on', true)`)
      await client.query(`UPDATE sessions SET country = 'NO' WHERE id = ANY ($1)`, [ids])
      await client.query(`UPDATE sessions SET ended_at = now(), end_reason = 'idle' WHERE id = ANY ($1)`, [ids])
      await client.query('UPDATE sessions SET last_activity_at = now() WHERE id = $1', [old])
      await client.query('COMMIT')
    })
    const { rows } = await sql('SELECT part, one, more FROM session_strikes ORDER BY part, more')
    expect(rows).toEqual([
      { part: 'end', one: 'idle', more: 3 },
      { part: 'place', one: 'DE', more: -3 },
      { part: 'place', one: 'NO', more: 3 },
    ])
  })

  test('not where the change is taken back', async () => {
    await asApplication(async (client) => {
      await client.query('BEGIN')
      await client.query(ending, [old])
      await client.query('ROLLBACK')
    })
    expect(await isCounted(old)).toBe(true)
  })
})

test('the counts of days before the first session are forgotten by the job, and no others', async () => {
  await sql(`INSERT INTO session_days VALUES ('2020-01-01')`)
  await sql(`INSERT INTO session_tallies VALUES ('2020-01-01', 'role', 'audit_user', '', '', 1)`)
  await sql(`INSERT INTO session_strikes VALUES ('2020-01-01')`)
  await jobTransaction('timeouts', forgetSessionDays)
  const { rows } = await sql(
    `SELECT (SELECT count(*)::int FROM session_tallies WHERE day = '2020-01-01') AS gone, (SELECT count(*)::int FROM session_days WHERE day < '2021-01-01') AS days,
       (SELECT count(*)::int FROM session_strikes) AS strikes`,
  )
  expect(rows[0]).toEqual({ gone: 0, days: 0, strikes: 0 })
  expect(await isCounted(old)).toBe(true)
})

test('an hour is counted once it has been over for ten minutes, and not before', async () => {
  const { rows } = await sql(`SELECT h, h + interval '70 minutes' <= now() AS over FROM session_hours_to_count() AS h`)
  expect(rows.every(({ over }) => over)).toBe(true)
  const { rows: early } = await sql(`SELECT count_session_hour(date_trunc('hour', now() - interval '9 minutes', 'UTC')) AS done`)
  expect(early[0]?.done).toBe(false)
})

test('the application counts the hours that are over, of this day and the one before', async () => {
  const person = await makePerson()
  const [late = ''] = await laySessions([{ person, startedAgo: 3 * 3_600, idleFor: 60 }])
  await asApplication((client) =>
    client.query(
      'SELECT count_session_hour(h) FROM session_hours_to_count() AS h; SELECT count_session_day(d) FROM session_days_to_count() AS d',
    ),
  )
  const { rows } = await sql(
    `SELECT t.count FROM session_hours h JOIN sessions s ON h.hour = date_trunc('hour', s.started_at, 'UTC')
     JOIN session_hour_tallies t ON t.hour = h.hour AND t.part = 'role' WHERE s.id = $1`,
    [late],
  )
  expect(rows).toEqual([{ count: 1 }])
})

test('a day that is not over is not counted', async () => {
  const { rows } = await sql(`SELECT count_session_day((now() AT TIME ZONE 'UTC')::date) AS done`)
  expect(rows[0]?.done).toBe(false)
})
