import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { contextOf, makePerson, makeSession, rollcallItself, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { read } from './read'
import { write } from './write'

const HOUR = 3600
const DAY = 24 * HOUR
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const select = { id: true } as const

let manager: SignedIn
beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

/** Whether each way to a session shows it. They must agree. */
async function shown(id: string): Promise<boolean> {
  const ctx = await contextOf(manager.session)
  const doors = read(ctx).session
  const where = { id }
  const answers = [
    (await doors.find({ where, select })) !== null,
    (await doors.list({ where, select, take: 9 })).length === 1,
    (await doors.count({ where })) === 1,
    (await doors.detail(id)) !== null,
    (await doors.page({}, {}, 200)).rows.some((row) => row.id === id),
    (await doors.page({ status: 'terminated' }, {}, 200)).rows.some((row) => row.id === id),
    await write(ctx, async (tx) => (await tx.session.find({ where, select })) !== null),
  ]
  expect(new Set(answers).size).toBe(1)
  return answers[0] ?? false
}

const standard = 'idle_enabled = true, idle_minutes = 60, limit_enabled = true, limit_minutes = 480'

describe('F14 a session that ran out unnoticed grows too old with its deadline', () => {
  test.each<[string, string, { startedAgo: number; idleFor: number }, boolean]>([
    ['idle, 10 s inside', standard, { startedAgo: 30 * DAY + 2 * HOUR, idleFor: 30 * DAY + HOUR - 10 }, true],
    ['idle, 1 s outside', standard, { startedAgo: 30 * DAY + 2 * HOUR, idleFor: 30 * DAY + HOUR + 1 }, false],
    ['limit, 10 s inside', standard, { startedAgo: 30 * DAY + 8 * HOUR - 10, idleFor: 30 * DAY }, true],
    ['limit, 1 s outside', standard, { startedAgo: 30 * DAY + 8 * HOUR + 1, idleFor: 30 * DAY }, false],
    ['no idle limit, 10 s inside', 'idle_enabled = false', { startedAgo: 30 * DAY + 8 * HOUR - 10, idleFor: 30 * DAY + 7 * HOUR }, true],
    ['no limit, 10 s inside', 'limit_enabled = false', { startedAgo: 50 * DAY, idleFor: 30 * DAY + HOUR - 10 }, true],
    ['no limit, 1 s outside', 'limit_enabled = false', { startedAgo: 50 * DAY, idleFor: 30 * DAY + HOUR + 1 }, false],
    ['both off, 10 s inside', 'idle_enabled = false, limit_enabled = false', { startedAgo: 60 * DAY - 10, idleFor: 45 * DAY }, true],
    ['both off, 1 s outside', 'idle_enabled = false, limit_enabled = false', { startedAgo: 60 * DAY + 1, idleFor: 45 * DAY }, false],
  ])('%s', async (_, settings, age, expected) => {
    await sql(`UPDATE settings SET ${standard}`)
    await sql(`UPDATE settings SET ${settings}`)
    const session = await makeSession(await makePerson(), age)
    expect(await shown(session.id)).toBe(expected)
  })

  test('to the millisecond, and by both forms of the bound alike', async () => {
    await sql(`UPDATE settings SET ${standard}`)
    const system = await rollcallItself()
    const session = await makeSession(await makePerson(), { startedAgo: 40 * DAY, idleFor: 39 * DAY })
    const row = await sql(
      `SELECT public.session_ends_at(date_trunc('milliseconds', started_at), date_trunc('milliseconds', last_activity_at), c) AS deadline
       FROM sessions, settings c WHERE sessions.id = $1`,
      [session.id],
    )
    await sql(
      `UPDATE sessions SET started_at = date_trunc('milliseconds', started_at), last_activity_at = date_trunc('milliseconds', last_activity_at)
      WHERE id = $1`,
      [session.id],
    )
    const deadline = (row.rows[0].deadline as Date).getTime()
    for (const [visibleSince, expected] of [
      [deadline, true],
      [deadline + 1, false],
    ] as const) {
      const door = read({ ...system, visibleSince: new Date(visibleSince) }).session
      const answers = [await door.find({ where: { id: session.id }, select }), await door.detail(session.id)]
      expect(answers.map((answer) => answer !== null)).toEqual([expected, expected])
    }
  })

  test('it can no longer be ended', async () => {
    await sql(`UPDATE settings SET ${standard}`)
    const { id } = await makeSession(await makePerson(), { startedAgo: 40 * DAY, idleFor: 40 * DAY })
    expect(await write(manager.ctx, (tx) => tx.session.end({ ids: [id] }, { reason: 'killed' }))).toEqual([])
    expect((await sql('SELECT ended_at FROM sessions WHERE id = $1', [id])).rows).toEqual([{ ended_at: null }])
  })
})
