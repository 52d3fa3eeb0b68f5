import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { contextOf, makeSession, type SignedIn, signedIn, type TestSession } from '@/tests/helpers/signed-in'
import { findSession } from './find-session'
import { killSession } from './kill-session'
import { listSessions } from './list-sessions'
import { killSessionSchema } from './schema'

let manager: SignedIn
let administrator: SignedIn

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  administrator = await signedIn('system_administrator')
})

const order = (sessionId: string) => ({ sessionId, reason: null, message: null })

const signOutOf = async (session: TestSession) =>
  write(await contextOf(session), (tx) => tx.session.end({ ids: [session.id] }, { reason: 'signed_out' }))

describe('ASVS 7.4.x killing a session', () => {
  test('it ends, and who did it and why is recorded', async () => {
    const victim = await signedIn('audit_user')
    const { ctx, person, session } = await signedIn('audit_manager')
    const killed = await killSession(ctx, { sessionId: victim.session.id, reason: 'odd place', message: 'Call us.' })
    expect(killed).toMatchObject({ outcome: 'ended', endedByName: person.name, userName: victim.person.name })
    expect(await recorded(ctx)).toMatchObject([
      {
        ...{
          kind: 'sign_in',
          action: 'ended',
          resource_type: 'session',
          resource_id: victim.session.id,
          resource_label: victim.person.name,
        },
        ...{ actor_id: person.id, session_id: session.id, before: { ended_at: null, end_reason: null } },
        after: { end_reason: 'killed', ended_by: person.id, ended_by_name: person.name, end_note: 'odd place', end_message: 'Call us.' },
      },
    ])
    const detail = await findSession(ctx, victim.session.id)
    expect(detail).toMatchObject({
      status: 'terminated',
      endReason: 'killed',
      endedAt: killed.endedAt,
      endNote: 'odd place',
      mayKill: false,
    })
    expect(Date.parse(killed.endedAt) - Date.parse(detail.startedAt)).toBeLessThan(60_000)
  })

  test('a second kill answers when and by whom it had ended, and records nothing', async () => {
    const victim = await signedIn('audit_user')
    const first = await killSession(manager.ctx, order(victim.session.id))
    const size = await logSize()
    expect(await killSession(administrator.ctx, order(victim.session.id))).toEqual({ ...first, outcome: 'already_ended' })
    expect(await logSize()).toBe(size)
  })

  test('who and why is for those who may kill, the message for the person', async () => {
    const victim = await signedIn('audit_user')
    const other = await makeSession(victim.person)
    await killSession(manager.ctx, { sessionId: other.id, reason: 'odd place', message: 'Call us.' })
    const known = { endReason: 'killed', endNote: 'odd place', endedByName: manager.person.name }
    expect(await findSession(administrator.ctx, other.id)).toMatchObject(known)
    const told = { endReason: 'killed', endedByName: null }
    const detail = await findSession(victim.ctx, other.id)
    expect(detail).toMatchObject({ ...told, endNote: null, endMessage: 'Call us.' })
    const { rows } = await listSessions(victim.ctx, {})
    expect(rows.find(({ id }) => id === other.id)).toMatchObject(told)
    for (const seen of [detail, rows]) {
      expect(JSON.stringify(seen)).not.toContain(manager.person.name)
      expect(JSON.stringify(seen)).not.toContain(manager.person.id)
    }
  })

  test('whoever signed out is named to themselves', async () => {
    const me = await signedIn('audit_user')
    const elsewhere = await makeSession(me.person)
    await signOutOf(elsewhere)
    expect(await findSession(me.ctx, elsewhere.id)).toMatchObject({ endReason: 'signed_out', endedByName: me.person.name })
  })

  test.each([
    ['a manager kills an administrator’s session', 'forbidden', () => killSession(manager.ctx, order(administrator.session.id))],
    ['a user kills a session', 'forbidden', async () => killSession((await signedIn('audit_user')).ctx, order(manager.session.id))],
    ['an unknown id', 'not_found', () => killSession(manager.ctx, order(randomUUID()))],
    ['one’s own session', 'conflict', () => killSession(manager.ctx, order(manager.session.id))],
  ])('8.x %s: %s, and nothing is written', async (_, code, kill) => {
    const writes = async () => (await testDatabase()).owner.query(`SELECT count(*)::int AS ended FROM sessions WHERE ended_at IS NOT NULL`)
    const before = (await writes()).rows
    await expect(kill()).rejects.toMatchObject({ code })
    expect((await writes()).rows).toEqual(before)
    const { owner } = await testDatabase()
    const told = await owner.query(`SELECT FROM log.activities WHERE action = 'ended' AND resource_id IN ($1, $2)`, [
      administrator.session.id,
      manager.session.id,
    ])
    expect(told.rowCount).toBe(0)
  })

  test('an administrator kills an administrator’s session', async () => {
    const other = await signedIn('system_administrator')
    expect(await killSession(administrator.ctx, order(other.session.id))).toMatchObject({ outcome: 'ended' })
  })

  test.each([
    ['idle', { startedAgo: 2 * 3600, idleFor: 3600 + 60 }, 60],
    ['time_limit', { startedAgo: 8 * 3600 + 90, idleFor: 5 }, 90],
  ] as const)('F7 a session that had run out (%s) ends at its deadline, for its own reason, by nobody', async (reason, facts, ago) => {
    const { person } = await signedIn('audit_user')
    const session = await makeSession(person, facts)
    const killed = await killSession(manager.ctx, { sessionId: session.id, reason: 'late', message: 'late' })
    expect(killed).toMatchObject({ outcome: 'already_ended', endedByName: null })
    expect(Math.abs(Date.now() - ago * 1000 - Date.parse(killed.endedAt))).toBeLessThan(20_000)
    const { owner } = await testDatabase()
    const row = await owner.query(
      `SELECT end_reason, ended_by, end_note, end_message,
        ended_at = LEAST(last_activity_at + interval '60 min', started_at + interval '480 min') AS exact FROM sessions WHERE id = $1`,
      [session.id],
    )
    expect(row.rows).toEqual([{ end_reason: reason, ended_by: null, end_note: null, end_message: null, exact: true }])
  })
})

describe('ASVS 2.x what may be said with a kill', () => {
  test.each([
    ['another field', { sessionId: randomUUID(), userId: 'x' }],
    ['no id', { reason: 'x' }],
    ['an id that is none', { sessionId: '1' }],
    ['a reason of 501 characters', { sessionId: randomUUID(), reason: 'x'.repeat(501) }],
    ['NUL', { sessionId: randomUUID(), message: 'a\u0000' }],
    ['a lone surrogate', { sessionId: randomUUID(), reason: '\ud800' }],
  ])('refused: %s', (_, input) => {
    expect(killSessionSchema.safeParse(input).success).toBe(false)
  })

  test('blank is none', () => {
    const sessionId = randomUUID()
    expect(killSessionSchema.parse({ sessionId, reason: '  ' })).toEqual({ sessionId, reason: null, message: null })
  })
})
