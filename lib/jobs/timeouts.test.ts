import { beforeAll, beforeEach, expect, test } from 'vitest'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { noticesDuring } from '@/tests/helpers/notices'
import { layRunOut } from '@/tests/helpers/old-rows'
import { makePerson, makeSession } from '@/tests/helpers/signed-in'
import { runJob } from './run-job'

const HOUR = 3_600
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const close = () => runJob('timeouts', 'schedule')
const ends = async (userId: string) =>
  (await sql('SELECT id, ended_at, end_reason, ended_by FROM sessions WHERE user_id = $1 ORDER BY id', [userId])).rows

beforeAll(() => testDatabase())
beforeEach(() =>
  sql('UPDATE settings SET idle_enabled = true, idle_minutes = 60, limit_enabled = true, limit_minutes = 480').then(() => {}),
)

test('each ends at its own deadline, for its own reason, told once as the job’s doing; who is live goes on', async () => {
  const person = await makePerson()
  await makeSession(person, { startedAgo: 2 * HOUR, idleFor: 1.5 * HOUR })
  await makeSession(person, { startedAgo: 9 * HOUR, idleFor: 0.25 * HOUR })
  await makeSession(person, { startedAgo: 9 * HOUR, idleFor: 5 * HOUR })
  await makeSession(person, { startedAgo: 7.9 * HOUR, idleFor: 0.9 * HOUR })
  const notices = await noticesDuring(async () => expect(await close()).toEqual({ outcome: 'done', rows: 3 }))
  expect(notices).toHaveLength(1)
  expect(notices[0]).toContain(person.id)
  const [idle, limit, idleFirst, live] = await ends(person.id)
  expect([idle, limit, idleFirst, live].map(({ end_reason }) => end_reason)).toEqual(['idle', 'time_limit', 'idle', null])
  const truly = await sql(
    `SELECT bool_and(abs(extract(epoch FROM ended_at - CASE end_reason WHEN 'idle' THEN last_activity_at + interval '60 minutes'
       ELSE started_at + interval '480 minutes' END)) < 0.001) AS truly FROM sessions WHERE user_id = $1 AND ended_at IS NOT NULL`,
    [person.id],
  )
  expect(truly.rows).toEqual([{ truly: true }])
  const told = await sql(
    `SELECT actor_kind, actor_name, source, session_flag, count(*)::int AS n FROM log.activities
     WHERE action = 'ended' AND resource_id IN (SELECT id::text FROM sessions WHERE user_id = $1) GROUP BY 1, 2, 3, 4`,
    [person.id],
  )
  expect(told.rows).toEqual([{ actor_kind: 'job', actor_name: 'timeouts', source: 'job', session_flag: null, n: 3 }])
  expect(await close()).toEqual({ outcome: 'done', rows: 0 })
})

test('thousands go in slices, each short, and one whose row somebody holds is left for the next time', async () => {
  const person = await makePerson()
  await layRunOut(person, 2_300)
  const { rows } = await sql('SELECT id FROM sessions WHERE user_id = $1 ORDER BY id LIMIT 1', [person.id])
  await withClient((await testDatabase()).ownerUrl, async (holder) => {
    await holder.query('BEGIN')
    await holder.query('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [rows[0].id])
    expect(await close()).toEqual({ outcome: 'done', rows: 2_299 })
    await holder.query('ROLLBACK')
  })
  expect(await close()).toEqual({ outcome: 'done', rows: 1 })
  expect((await ends(person.id)).filter(({ ended_at }) => ended_at === null)).toEqual([])
})

test('by values that came later no session ends before these came', async () => {
  const person = await makePerson()
  await makeSession(person, { startedAgo: 2 * HOUR, idleFor: 0.5 * HOUR })
  await sql(`UPDATE settings SET idle_minutes = 10, clocks_since = now() + interval '1 hour'`)
  expect(await close()).toEqual({ outcome: 'done', rows: 0 })
  const { rows } = await sql(`UPDATE settings SET clocks_since = now() - interval '1 minute' RETURNING clocks_since`)
  expect((await close()).outcome).toBe('done')
  expect((await ends(person.id))[0]).toMatchObject({ ended_at: rows[0].clocks_since, end_reason: 'idle' })
  await sql(`UPDATE settings SET clocks_since = 'epoch'`)
})
