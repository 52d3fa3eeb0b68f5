import { beforeAll, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { layActivities, makeDays, unsettle } from '@/tests/helpers/laid-activities'
import { makePerson, makeSession } from '@/tests/helpers/signed-in'
import { runJob } from './run-job'

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const settled = async () => (await sql('SELECT day::text FROM log.settled_days ORDER BY day')).rows.map(({ day }) => day)

beforeAll(() => testDatabase())

test('timeouts make the coming days of the log, and forget orders and receipts of kills that nobody may use any more', async () => {
  const { id } = await makeSession(await makePerson())
  const lay = (ago: string) =>
    sql(
      `WITH made AS (INSERT INTO kill_orders (session_id, targets, ordered_at) VALUES ($1, '{}', now() - $2::interval))
       INSERT INTO kill_tickets (ticket_hash, session_id, told_at) VALUES (sha256($2::text::bytea), $1, now() - $2::interval)`,
      [id, ago],
    )
  await lay('61 minutes')
  await lay('59 minutes')
  const { rows } = await sql(`SELECT max(c.relname) AS last FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'log.activities'::regclass`)
  await sql(`DROP TABLE log.${rows[0].last}`)

  expect(await runJob('timeouts', 'cron')).toEqual({ outcome: 'done', rows: 0 })
  const left = await sql(
    `SELECT to_regclass('log.' || $1) IS NOT NULL AS made, (SELECT count(*) FROM kill_orders)::int AS orders, (SELECT count(*) FROM kill_tickets)::int AS tickets`,
    [rows[0].last],
  )
  expect(left.rows).toEqual([{ made: true, orders: 1, tickets: 1 }])
})

test('clean-up settles the days that are over; one on which somebody still writes is put off, and no failure', async () => {
  await makeDays(3)
  await unsettle()
  await layActivities([2, 3].map((ago) => ({ ago, ms: 1_000 })))
  const { rows } = await sql(`SELECT day::text, to_char(day, 'YYYYMMDD') AS part FROM log.days_to_settle() AS day`)
  expect(rows.length).toBeGreaterThanOrEqual(2)
  await withClient((await testDatabase()).ownerUrl, async (writer) => {
    await writer.query(`BEGIN; LOCK TABLE log.activities_${rows[0].part} IN ROW EXCLUSIVE MODE`)
    expect(await runJob('cleanup', 'cron')).toMatchObject({ outcome: 'done' })
    await writer.query('ROLLBACK')
  })
  expect(await settled()).toEqual(rows.slice(1).map(({ day }) => day))
  expect(await runJob('cleanup', 'cron')).toMatchObject({ outcome: 'done' })
  expect(await settled()).toEqual(rows.map(({ day }) => day))
})
