import { beforeAll, beforeEach, expect, test } from 'vitest'
import { settleDays } from '@/lib/db/settle-days'
import { testDatabase } from '@/tests/helpers/database'
import { dayOfLog } from '@/tests/helpers/laid-activities'
import { layOldDays } from '@/tests/helpers/old-rows'
import { contextOf, signedIn } from '@/tests/helpers/signed-in'
import { dryRun } from './dry-run'
import { runJob } from './run-job'

/** One a minute, every third a view. */
const ROWS = 1_440
const DAYS = 2
const NOBODY = '00000000-0000-0000-0000-000000000000'
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const clean = () => runJob('cleanup', 'schedule')
const policy = (log: number, views: number) =>
  sql('UPDATE settings SET retention_days = $1, read_days = $2, cleanup_minutes = 1', [log, views])
/** The last clean-up was so long ago. */
const ranLast = (ago: string) =>
  sql(
    `INSERT INTO job_runs (job, asked_by, started_at, alive_at, ended_at, outcome) SELECT 'cleanup', 'cron', at, at, at, 'done' FROM (SELECT now() - $1::interval AS at) AS t`,
    [ago],
  )

beforeAll(() => testDatabase())
beforeEach(async () => {
  await sql('DELETE FROM job_runs')
  await layOldDays(1, 4, ROWS)
  await settleDays((error) => expect(error).toBeUndefined())
})

type Begun = { views: number; rest: number; oldViews: number; oldRest: number; counted: number; quarters: number }

/** The day that is too old in part: its rows, those among them that are out of sight, and what is counted of it. */
async function begun(): Promise<Begun> {
  const { part, day } = await dayOfLog(DAYS)
  const { rows } = await sql(
    `SELECT count(*) FILTER (WHERE kind = 'read')::int AS views, count(*) FILTER (WHERE kind <> 'read')::int AS rest,
       count(*) FILTER (WHERE kind = 'read' AND at < log.views_kept_since())::int AS "oldViews", count(*) FILTER (WHERE kind <> 'read' AND at < log.kept_since())::int AS "oldRest",
       (SELECT sum(count)::int FROM log.activity_days WHERE day = $1) AS counted,
       (SELECT sum(count)::int FROM log.activity_quarters WHERE quarter >= $1::date::timestamp AT TIME ZONE 'UTC' AND quarter < ($1::date + 1)::timestamp AT TIME ZONE 'UTC') AS quarters
     FROM log.${part}`,
    [day],
  )
  return rows[0]
}

/** A review on the oldest row of a kind. */
async function reviewOldest(kind: string): Promise<string> {
  const { part } = await dayOfLog(DAYS)
  const { rows } = await sql(
    `INSERT INTO reviews (subject_type, subject_id, subject_label, comment, by_id, by_name)
     SELECT 'activity', a.id, 'x', 'x', $1, 'x' FROM log.${part} a WHERE a.kind = $2 ORDER BY a.id LIMIT 1 RETURNING id`,
    [NOBODY, kind],
  )
  return rows[0].id
}
const isThere = async (id: string) => (await sql('SELECT FROM reviews WHERE id = $1', [id])).rowCount === 1
const deleted = async (id: string) =>
  (await sql(`SELECT FROM log.activities WHERE action = 'delete' AND resource_type = 'review' AND resource_id = $1`, [id])).rowCount

test('where the next clean-up may be a day away, what is out of sight goes now, and nothing that is seen', async () => {
  await policy(DAYS, DAYS)
  await ranLast('25 hours')
  const review = await reviewOldest('change')
  const ctx = await contextOf((await signedIn('audit_manager')).session)
  const [plan, before] = [await dryRun(ctx), await begun()]
  expect((await clean()).outcome).toBe('done')
  const { views, rest, oldViews, oldRest, counted, quarters } = await begun()
  // A minute may have begun meanwhile.
  expect(oldViews + oldRest).toBeLessThanOrEqual(1)
  const gone = before.views + before.rest - views - rest
  expect(gone).toBeGreaterThan(0)
  expect([counted, quarters]).toEqual([views + rest, views + rest])
  expect([await isThere(review), await deleted(review)]).toEqual([false, 0])
  const { day } = await dayOfLog(DAYS)
  expect(Math.abs((plan.days.find((one) => one.day === day)?.count ?? 0) - gone)).toBeLessThanOrEqual(1)
  const told = await sql(`SELECT details FROM log.activities WHERE action = 'purged' ORDER BY id DESC LIMIT 1`)
  expect(told.rows[0].details).toMatchObject({ activities: 2 * ROWS + gone, reviews: 1 })
  // The rest of the day goes with the day, and is counted then.
  expect((await sql('SELECT activities::int, emptied_at FROM log.purged_days WHERE day = $1', [day])).rows).toEqual([
    { activities: gone, emptied_at: null },
  ])
})

test('views alone, where they are kept for a shorter time', async () => {
  await policy(20, DAYS)
  await ranLast('25 hours')
  const [ofView, ofChange] = [await reviewOldest('read'), await reviewOldest('change')]
  const before = await begun()
  expect((await clean()).outcome).toBe('done')
  const { views, rest, oldViews, counted, quarters } = await begun()
  expect(rest).toBe(before.rest)
  // A minute may have begun meanwhile.
  expect(oldViews).toBeLessThanOrEqual(1)
  expect(views).toBeLessThan(before.views)
  expect([counted, quarters]).toEqual([views + rest, views + rest])
  expect([await isThere(ofView), await deleted(ofView), await isThere(ofChange)]).toEqual([false, 0, true])
})

test('where the next clean-up comes soon, a day goes as a whole: of one that is too old in part nothing but its last run takes any', async () => {
  await policy(DAYS, DAYS)
  await ranLast('1 minute')
  const before = await begun()
  expect((await clean()).outcome).toBe('done')
  const { views, rest } = await begun()
  // In the last quarter of an hour before midnight the first minutes of it go.
  expect(views + rest).toBeGreaterThan((before.views + before.rest) * (1 - 20 / ROWS))
})

test('the longest interval that may be set leaves nothing for longer than a day', async () => {
  const { rows } = await sql(`SELECT log.until_next_cleanup() <= interval '24 hours' AS soon FROM settings`)
  expect(rows).toEqual([{ soon: true }])
  await expect(sql('UPDATE settings SET cleanup_minutes = 1381')).rejects.toMatchObject({ code: '23514' })
  await sql('UPDATE settings SET cleanup_minutes = 1380')
  expect((await sql(`SELECT log.until_next_cleanup() <= interval '24 hours' AS soon FROM settings`)).rows).toEqual([{ soon: true }])
})
