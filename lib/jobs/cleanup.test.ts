import { beforeAll, beforeEach, expect, test } from 'vitest'
import { read } from '@/lib/db/read'
import { testDatabase } from '@/tests/helpers/database'
import { dayOfLog } from '@/tests/helpers/laid-activities'
import { layEnded, layOldDays } from '@/tests/helpers/old-rows'
import { contextOf, makePerson, type SignedIn, signedIn, type TestPerson } from '@/tests/helpers/signed-in'
import { dryRun } from './dry-run'
import { runJob } from './run-job'

const DAYS = 3
const ROWS = 300
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const clean = () => runJob('cleanup', 'schedule')
const told = async () =>
  (await sql(`SELECT actor_kind, actor_name, source, details FROM log.activities WHERE action = 'purged' ORDER BY id`)).rows
const here = async (ago: number) => {
  const { part } = await dayOfLog(ago)
  const { rows } = await sql(`SELECT to_regclass('log.${part}') IS NOT NULL AS here`)
  return rows[0].here ? ((await sql(`SELECT count(*)::int AS n FROM log.${part}`)).rows[0].n as number) : null
}

let manager: SignedIn
let person: TestPerson
beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  person = await makePerson()
})
// With so short an interval nothing of a day goes before the day does, but for the last quarter of an hour before midnight (UTC).
beforeEach(() => sql('UPDATE settings SET retention_days = $1, read_days = $1, cleanup_minutes = 1', [DAYS]).then(() => {}))

test('what is older than the policy goes, what is younger stays, one activity tells of it, and a dry run knew it before', async () => {
  await layOldDays(1, 8, ROWS)
  await layEnded(person, 5, DAYS + 1)
  await layEnded(person, 2, DAYS - 1)
  const ctx = await contextOf(manager.session)
  const plan = await dryRun(ctx)
  const [first, last] = [await dayOfLog(8), await dayOfLog(4)]
  expect(plan.days.map(({ day }) => day)).toEqual([8, 7, 6, 5, 4].map((ago) => dayOf(first.day, 8 - ago)))
  expect(plan.days.every(({ what, count }) => what === 'all' && count === ROWS)).toBe(true)
  expect(plan.tables).toMatchObject({ activities: 5 * ROWS, sessions: 5 })
  expect(plan.oldestKept.activity?.getTime()).toBeGreaterThanOrEqual(ctx.visibleSince.getTime())
  expect(plan.goneBefore).toBeNull()
  expect(await told()).toEqual([])

  expect((await clean()).outcome).toBe('done')
  for (const ago of [8, 7, 6, 5, 4]) expect(await here(ago)).toBeNull()
  for (const ago of [3, 2, 1]) expect(await here(ago)).toBe(ROWS)
  expect((await sql('SELECT count(*)::int AS n FROM sessions WHERE user_id = $1', [person.id])).rows).toEqual([{ n: 2 }])
  const [purge, ...more] = await told()
  expect(more).toEqual([])
  expect(purge).toMatchObject({ actor_kind: 'job', actor_name: 'cleanup', source: 'job' })
  expect(purge.details).toEqual({
    ...{ activities: 5 * ROWS, sessions: 5, retention_days: DAYS, read_days: DAYS },
    ...{ from: expect.stringContaining(first.day), to: expect.stringContaining(dayOf(last.day, 1)) },
  })
  const after = await dryRun(ctx)
  expect(after).toMatchObject({ days: [], tables: { activities: 0, sessions: 0 } })
  expect(after.goneBefore?.toISOString().slice(0, 10)).toBe(dayOf(last.day, 1))
  // Nothing is left to do, and so nothing to tell.
  expect(await clean()).toEqual({ outcome: 'done', rows: 0 })
  expect(await told()).toHaveLength(1)
})

const dayOf = (day: string, later: number) => new Date(Date.parse(day) + later * 86_400_000).toISOString().slice(0, 10)

test('a longer retention brings back what is not purged yet', async () => {
  await layOldDays(4, 6, ROWS)
  const count = async () =>
    (await read(await contextOf(manager.session)).activity.countMatching({ equal: { action: { is: ['old'], not: [] } } })).count
  const before = await count()
  await sql('UPDATE settings SET retention_days = 5, read_days = 5')
  // Days 4 and 5 are back, the fifth in part; the sixth is too old and goes.
  expect((await clean()).outcome).toBe('done')
  expect([await here(6), await here(5), await here(4)]).toEqual([null, ROWS, ROWS])
  expect(await count()).toBeGreaterThanOrEqual(before + ROWS)
})

test('views alone, where they are kept for a shorter time', async () => {
  await sql('UPDATE settings SET retention_days = 20, read_days = 2')
  await layOldDays(9, 10, ROWS)
  const before = (await told()).length
  expect((await clean()).outcome).toBe('done')
  expect([await here(9), await here(10)]).toEqual([ROWS * (2 / 3), ROWS * (2 / 3)])
  expect((await told()).at(-1)?.details).toMatchObject({ views: expect.any(Number), read_days: 2 })
  expect(await told()).toHaveLength(before + 1)
  // A longer time for views later: what is gone stays gone, and is not searched again.
  await sql('UPDATE settings SET read_days = 20')
  expect(await clean()).toEqual({ outcome: 'done', rows: 0 })
})

test('the small things: links, the ledger, counters', async () => {
  await sql('UPDATE settings SET retention_days = 20, read_days = 20')
  await sql(`INSERT INTO tokens (kind, token_hash, user_id, expires_at) VALUES ('invite', sha256('x'), $1, now() - interval '8 days')`, [
    person.id,
  ])
  await sql(`INSERT INTO job_runs (job, asked_by, started_at, ended_at, outcome)
    SELECT job, 'cron', now() - interval '91 days', now() - interval '91 days', 'done' FROM unnest('{cleanup,timeouts}'::text[]) AS job`)
  await sql(`UPDATE job_runs SET id = public.uuid_floor(started_at) WHERE started_at < now() - interval '90 days' AND job = 'cleanup'`)
  await sql(
    `INSERT INTO rate_limits (key, points, expire) VALUES ('old', 1, (extract(epoch FROM now()) * 1000)::bigint - 3700000), ('new', 1, (extract(epoch FROM now()) * 1000)::bigint), ('kept', 1, NULL)`,
  )
  await sql(
    `INSERT INTO known_places (user_id, network, browser_id, last_seen_at) VALUES
    ($1, '84.208.1.0/24', gen_random_uuid(), now() - interval '401 days'), ($1, '84.208.2.0/24', gen_random_uuid(), now() - interval '399 days')`,
    [person.id],
  )
  expect((await dryRun(await contextOf(manager.session))).tables).toMatchObject({ tokens: 1, jobRuns: 1, rateLimits: 1, places: 1 })
  expect(await clean()).toMatchObject({ outcome: 'done', rows: 4 })
  const left = await sql(
    `SELECT (SELECT count(*) FROM tokens WHERE user_id = $1)::int AS tokens, ARRAY(SELECT network::text FROM known_places) AS places, ARRAY(SELECT key FROM rate_limits ORDER BY 1) AS keys,
    (SELECT count(*) FROM job_runs WHERE ended_at < now() - interval '90 days' AND job = 'timeouts')::int AS newest`,
    [person.id],
  )
  // The newest run of a job stays, however old.
  expect(left.rows).toEqual([{ tokens: 0, places: ['84.208.2.0/24'], keys: ['kept', 'new'], newest: 1 }])
})

test('the dry run is for managers and administrators', async () => {
  await expect(dryRun((await signedIn('audit_user')).ctx)).rejects.toMatchObject({ code: 'forbidden' })
})
