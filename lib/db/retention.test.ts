import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { dayOfLog, layActivities, makeDays, unsettle } from '@/tests/helpers/laid-activities'
import { settleDays } from './settle-days'

const DAYS = 3
const NOBODY = '00000000-0000-0000-0000-000000000000'
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

/** Runs one statement as the application and answers its first row. */
const asApplication = async (text: string, values: unknown[] = []) =>
  withClient((await testDatabase()).appUrl, async (client) => (await client.query(text, values)).rows[0])

const rowsOf = async (part: string) => (await sql(`SELECT count(*)::int AS n FROM log.${part}`)).rows[0].n as number
const purged = async (day: string) => (await sql('SELECT * FROM log.purged_days WHERE day = $1::date', [day])).rows[0]
const toPurge = async () => (await sql('SELECT day::text, what FROM log.days_to_purge()')).rows

/** Fills the days that are wholly too old with a view, a change and a sign-in in each of their quarters of an hour. */
async function layDays(...ago: number[]): Promise<void> {
  const kinds = ['read', 'change', 'sign_in']
  await unsettle()
  await layActivities(
    ago.flatMap((day) => Array.from({ length: 96 * 3 }, (_, at) => ({ ago: day, ms: at * 300_000, kind: kinds[at % 3] ?? '' }))),
  )
}

beforeAll(async () => {
  await testDatabase()
  await makeDays(9)
  await sql('UPDATE settings SET retention_days = $1, read_days = $1', [DAYS])
})

describe('the log forgets what the policy keeps no longer, and nothing else', () => {
  test.each([0, 1, 2, 3])('a day that is kept, %i days ago, is not emptied, thinned or dropped', async (ago) => {
    const { day, part } = await dayOfLog(ago)
    await layDays(ago)
    const before = await rowsOf(part)
    for (const [call, code] of [
      [`log.empty_day('${day}')`, '55000'],
      [`log.thin_day('${day}', '${NOBODY}', 10)`, '55000'],
      [`log.drop_shell('${day}')`, '42501'],
    ] as const)
      await expect(asApplication(`SELECT ${call}`), call).rejects.toMatchObject({ code })
    expect(await rowsOf(part)).toBe(before)
    expect(await toPurge()).not.toContainEqual(expect.objectContaining({ day }))
  })

  test('the application itself may remove nothing, whatever it says to be', async () => {
    const { part } = await dayOfLog(5)
    for (const text of [
      `DELETE FROM log.${part}`,
      `TRUNCATE log.${part}`,
      `DROP TABLE log.${part}`,
      'DELETE FROM log.view_folds',
      'DELETE FROM sessions',
    ])
      await expect(asApplication(`SELECT set_config('rollcall.retention', 'on', false); ${text}`), text).rejects.toMatchObject({
        code: '42501',
      })
    for (const call of [
      `log.unsettle_day(now()::date)`,
      `log.note_emptied(now()::date, 'log.${part}', 1)`,
      `log.count_purge('x', 1, NULL, NULL)`,
    ])
      await expect(asApplication(`SELECT ${call}`), call).rejects.toMatchObject({ code: '42501' })
  })

  test('a day is emptied at once, with what was counted of it and what was said beside it; then its table goes', async () => {
    const { day, part } = await dayOfLog(4)
    await layDays(4)
    await settleDays((error) => expect(error).toBeUndefined())
    const { rows } = await sql(`SELECT id FROM log.${part} LIMIT 1`)
    await sql(
      `INSERT INTO reviews (subject_type, subject_id, subject_label, comment, by_id, by_name) VALUES ('activity', $1, 'x', 'x', $2, 'x')`,
      [rows[0].id, NOBODY],
    )
    expect(await toPurge()).toContainEqual({ day, what: 'all' })
    expect(await asApplication(`SELECT log.empty_day($1)::int AS gone`, [day])).toEqual({ gone: 288 })
    expect(await rowsOf(part)).toBe(0)
    expect(await purged(day)).toMatchObject({ activities: '288', emptied_at: expect.any(Date) })
    const left = await sql(
      `SELECT (SELECT count(*) FROM log.activity_quarters WHERE quarter >= $1::date::timestamp AT TIME ZONE 'UTC' AND quarter < ($1::date + 1)::timestamp AT TIME ZONE 'UTC')
         + (SELECT count(*) FROM log.activity_days WHERE day = $1::date) + (SELECT count(*) FROM log.settled_days WHERE day = $1::date)
         + (SELECT count(*) FROM reviews WHERE subject_id = $2) AS left`,
      [day, rows[0].id],
    )
    expect(left.rows).toEqual([{ left: '0' }])
    // An empty day is not settled anew, but dropped.
    await settleDays((error) => expect(error).toBeUndefined())
    expect((await sql('SELECT FROM log.settled_days WHERE day = $1::date', [day])).rowCount).toBe(0)
    expect(await toPurge()).toContainEqual({ day, what: 'shell' })
    expect(await asApplication('SELECT log.drop_shell($1) AS dropped', [day])).toEqual({ dropped: true })
    expect((await sql(`SELECT to_regclass('log.${part}') AS part`)).rows).toEqual([{ part: null }])
    expect(await toPurge()).not.toContainEqual(expect.objectContaining({ day }))
  })

  test('whoever reads the oldest day is not disturbed and disturbs nobody: it is thinned by key, and dropped when they have left', async () => {
    const { day, part } = await dayOfLog(5)
    await layDays(5)
    const { ownerUrl } = await testDatabase()
    await withClient(ownerUrl, async (reader) => {
      await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
      const seen = await reader.query(`SELECT count(*)::int AS n FROM log.${part}`)
      expect(await asApplication('SELECT log.empty_day($1)::int AS gone', [day])).toEqual({ gone: null })
      let after = NOBODY
      for (const removed of [100, 100, 88]) {
        const slice = await asApplication('SELECT removed, last FROM log.thin_day($1, $2, 100)', [day, after])
        expect(slice.removed).toBe(removed)
        after = slice.last
      }
      expect(await purged(day)).toMatchObject({ activities: '288', emptied_at: expect.any(Date) })
      const began = performance.now()
      expect(await asApplication('SELECT log.drop_shell($1) AS dropped', [day])).toEqual({ dropped: false })
      expect(performance.now() - began).toBeLessThan(1_000)
      expect((await reader.query(`SELECT count(*)::int AS n FROM log.${part}`)).rows).toEqual(seen.rows)
      await reader.query('ROLLBACK')
    })
    expect(await asApplication('SELECT log.drop_shell($1) AS dropped', [day])).toEqual({ dropped: true })
  })
})

describe('views may go sooner', () => {
  beforeEach(() => sql('UPDATE settings SET retention_days = $1, read_days = 1', [DAYS + 4]).then(() => {}))

  test('they are removed in slices, what was counted of the day is right after each, and nothing else of it goes', async () => {
    const { day, part } = await dayOfLog(6)
    await layDays(6)
    await settleDays((error) => expect(error).toBeUndefined())
    const count = async () => {
      const counted = await sql(
        `SELECT (SELECT count(*) FROM log.${part} WHERE kind = 'read')::int AS views, (SELECT count(*) FROM log.${part})::int AS all,
           (SELECT sum(count) FROM log.activity_days WHERE day = $1::date)::int AS counted,
           (SELECT sum(count) FROM log.activity_quarters WHERE quarter >= $1::date::timestamp AT TIME ZONE 'UTC' AND quarter < ($1::date + 1)::timestamp AT TIME ZONE 'UTC')::int AS quarters`,
        [day],
      )
      return counted.rows[0]
    }
    expect(await count()).toEqual({ views: 96, all: 288, counted: 288, quarters: 288 })
    expect(await toPurge()).toContainEqual({ day, what: 'views' })
    const first = await asApplication('SELECT removed, last FROM log.thin_day($1, $2, 60)', [day, NOBODY])
    expect(first.removed).toBe(60)
    expect(await count()).toEqual({ views: 36, all: 228, counted: 228, quarters: 228 })
    expect((await purged(day)).views_at).toBeNull()
    expect((await asApplication('SELECT removed FROM log.thin_day($1, $2, 60)', [day, first.last])).removed).toBe(36)
    expect(await count()).toEqual({ views: 0, all: 192, counted: 192, quarters: 192 })
    expect(await purged(day)).toMatchObject({ views: '96', views_at: expect.any(Date), emptied_at: null })
    expect(await toPurge()).not.toContainEqual(expect.objectContaining({ day }))
    // It is not emptied before its time.
    await expect(asApplication('SELECT log.empty_day($1)', [day])).rejects.toMatchObject({ code: '55000' })
  })

  test('what was said beside a view goes with it untold; beside what stays, every deletion is told', async () => {
    const { day, part } = await dayOfLog(6)
    await layDays(6)
    const reviews = await sql(
      `INSERT INTO reviews (subject_type, subject_id, subject_label, comment, by_id, by_name)
       SELECT 'activity', subject_id, kind, 'x', $1, 'x' FROM (SELECT DISTINCT ON (kind) id AS subject_id, kind FROM log.${part} WHERE kind IN ('read', 'change')
         ORDER BY kind, id) AS picked RETURNING id, subject_label AS kind`,
      [NOBODY],
    )
    const earlier = await dayOfLog(8)
    await layDays(8)
    const kept = await sql(
      `INSERT INTO reviews (subject_type, subject_id, subject_label, comment, by_id, by_name)
       SELECT 'activity', id, 'kept', 'x', $1, 'x' FROM log.${earlier.part} WHERE kind = 'change' ORDER BY id LIMIT 1 RETURNING id`,
      [NOBODY],
    )
    const [view, change] = ['read', 'change'].map((kind) => reviews.rows.find((row) => row.kind === kind).id as string)
    await asApplication('SELECT removed FROM log.thin_day($1, $2, 500)', [day, NOBODY])
    expect((await sql('SELECT id FROM reviews WHERE id = ANY ($1)', [[view, change]])).rows).toEqual([{ id: change }])
    expect((await sql('SELECT FROM reviews WHERE id = $1', [kept.rows[0].id])).rowCount).toBe(1)
    await sql('DELETE FROM reviews WHERE id = $1', [change])
    const told = await sql(`SELECT resource_id FROM log.activities WHERE action = 'delete' AND resource_id = ANY ($1)`, [[view, change]])
    expect(told.rows).toEqual([{ resource_id: change }])
  })

  test('a day that is kept no longer at all while its views go is not taken for empty', async () => {
    const { day, part } = await dayOfLog(7)
    await layDays(7)
    const first = await asApplication('SELECT removed, last FROM log.thin_day($1, $2, 60)', [day, NOBODY])
    await sql('UPDATE settings SET retention_days = $1', [DAYS])
    await asApplication('SELECT removed FROM log.thin_day($1, $2, 500)', [day, first.last])
    // The changes and sign-ins among the first views.
    expect(await rowsOf(part)).toBeGreaterThan(100)
    expect((await purged(day)).emptied_at).toBeNull()
    expect(await toPurge()).toContainEqual({ day, what: 'all' })
    await asApplication('SELECT removed FROM log.thin_day($1, $2, 500)', [day, NOBODY])
    expect(await purged(day)).toMatchObject({ activities: '228', emptied_at: expect.any(Date) })
  })

  test('views of yesterday stay, and a longer time for views than for the log is none', async () => {
    const { day } = await dayOfLog(1)
    await expect(asApplication('SELECT log.thin_day($1, $2, 10)', [day, NOBODY])).rejects.toMatchObject({ code: '55000' })
    await sql('UPDATE settings SET retention_days = 2, read_days = 3650')
    expect((await sql('SELECT log.views_kept_since() = log.kept_since() AS same')).rows).toEqual([{ same: true }])
  })
})
