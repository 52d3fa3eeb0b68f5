import { beforeAll, describe, expect, test } from 'vitest'
import { tokenHash } from '@/lib/crypto/token'
import { unsafeFindStanding } from '@/lib/db/session-standing'
import { unsafeTouchSession } from '@/lib/db/touch-session'
import { write } from '@/lib/db/write'
import { jobStates } from '@/lib/jobs/job-states'
import { runJob } from '@/lib/jobs/run-job'
import { killSession } from '@/lib/sessions/kill-session'
import { listSessions } from '@/lib/sessions/list-sessions'
import { testDatabase } from '@/tests/helpers/database'
import { makePerson, makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { report } from './harness/report'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let manager: SignedIn
let refused = 0

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
})

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

/** Idle 60 minutes, limit 480 minutes. No job has ever run on this database, nor is there anything that one would have left behind. */
describe('F7 no job has run for days', () => {
  test.each([
    ['idle, a minute ago', { startedAgo: 2 * HOUR, idleFor: HOUR + MINUTE }, 'idle', MINUTE],
    ['idle, three days ago', { startedAgo: 3 * DAY + 2 * HOUR, idleFor: 3 * DAY + HOUR }, 'idle', 3 * DAY],
    ['at its limit, three days ago', { startedAgo: 3 * DAY + 8 * HOUR, idleFor: 3 * DAY + HOUR / 2 }, 'time_limit', 3 * DAY],
  ])('a session that ran out, %s, is refused everywhere and ends when it really did', async (_, age, reason, endedAgo) => {
    const person = await makePerson()
    const session = await makeSession(person, age)
    const { ctx } = await signedIn('audit_user')
    const own = { ...ctx, userId: person.id, sessionId: session.id, actor: { kind: 'user', id: person.id, name: person.name } } as const
    expect(await unsafeFindStanding(tokenHash(session.token))).toMatchObject({ state: 'ended', reason })
    await expect(write(own, (tx) => tx.note({ kind: 'read', action: 'late', outcome: 'ok' }))).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    await unsafeTouchSession(session.id)
    const shown = (await listSessions(manager.ctx, { filter: { text: person.email } })).rows.find(({ id }) => id === session.id)
    expect(shown).toMatchObject({ status: 'terminated', endReason: reason })
    const shownAgo = (manager.ctx.now.getTime() - Date.parse(shown?.endedAt ?? '')) / 1000
    expect(Math.abs(shownAgo - endedAgo)).toBeLessThan(20)

    // Whoever writes its end down days later writes the true one.
    const killed = await killSession(manager.ctx, { sessionId: session.id, reason: null, message: null })
    expect(killed.outcome).toBe('already_ended')
    const stored = await sql(
      `SELECT end_reason, ended_by, abs(extract(epoch FROM ended_at - (CASE end_reason WHEN 'idle' THEN last_activity_at + interval '60 minutes'
         ELSE started_at + interval '480 minutes' END))) < 0.001 AS true_end FROM sessions WHERE id = $1`,
      [session.id],
    )
    expect(stored.rows).toEqual([{ end_reason: reason, ended_by: null, true_end: true }])
    const told = await sql(`SELECT after->>'end_reason' AS reason FROM log.activities WHERE resource_id = $1 AND action = 'ended'`, [
      session.id,
    ])
    expect(told.rows).toEqual([{ reason }])
    refused += 1
  })

  test('that no job runs is told as an alarm, and the first run, three days late, writes down the true ends', async () => {
    await sql(`UPDATE _prisma_migrations SET finished_at = finished_at - interval '3 days'`)
    expect((await jobStates(manager.ctx)).map(({ state }) => state)).toEqual(['late', 'late'])
    const person = await makePerson()
    await makeSession(person, { startedAgo: 3 * DAY + 2 * HOUR, idleFor: 3 * DAY + HOUR })
    await makeSession(person, { startedAgo: 3 * DAY + 8 * HOUR, idleFor: 3 * DAY + HOUR / 2 })
    expect(await runJob('timeouts', 'schedule')).toMatchObject({ outcome: 'done' })
    expect((await jobStates(manager.ctx)).find(({ job }) => job === 'timeouts')).toMatchObject({ state: 'ok' })
    const ends = await sql(
      `SELECT end_reason, ended_at = CASE end_reason WHEN 'idle' THEN last_activity_at + interval '60 minutes' ELSE started_at + interval '480 minutes' END AS truly
       FROM sessions WHERE user_id = $1 ORDER BY started_at DESC`,
      [person.id],
    )
    expect(ends.rows).toEqual([
      { end_reason: 'idle', truly: true },
      { end_reason: 'time_limit', truly: true },
    ])
  })

  test('all of them were refused, and none was counted as active', async () => {
    const active = (await listSessions(manager.ctx, { filter: { status: 'active' } })).rows
    expect(active.every(({ endsAt }) => endsAt !== null && Date.parse(endsAt) > manager.ctx.now.getTime())).toBe(true)
    expect(refused).toBe(3)
    report({
      fault: 'F7',
      done: 'sessions that ran out a minute and three days ago on a database on which no job ever ran',
      rounds: refused,
      acknowledged: refused,
      lost: 0,
      duplicated: 0,
      resurrected: 0,
      measured:
        'refused by guard, write, touch and list; both jobs told as late; the first run, three days late, writes down the true ends',
      inTime: null,
    })
  })
})
