import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { signOut } from '@/lib/auth/sign-out'
import { unsafeFindStandingById } from '@/lib/db/session-standing'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { contextOf, makeSession, signedIn } from '@/tests/helpers/signed-in'
import { listOwnSessions } from './list-own-sessions'
import { signOutOthers } from './sign-out-others'
import { signOutSession } from './sign-out-session'

beforeAll(() => testDatabase())

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const endOf = async ({ id }: { id: string }) => (await sql('SELECT end_reason, ended_by FROM sessions WHERE id = $1', [id])).rows[0]
const roles = ['audit_user', 'audit_manager', 'system_administrator'] as const

const toldOf = async ({ id }: { id: string }) => {
  const { state, reason, endedAt } = (await unsafeFindStandingById(id)) ?? {}
  return { state, reason, timed: endedAt instanceof Date }
}

test('whoever signed out where they are, and where they were signed out from afar, are told so in different words', async () => {
  const { ctx, person } = await signedIn('audit_user')
  const [one, rest] = [await makeSession(person), await makeSession(person)]
  await signOutSession(ctx, { sessionId: one.id })
  await signOutOthers(ctx)
  for (const session of [one, rest]) expect(await toldOf(session)).toEqual({ state: 'ended', reason: 'signed_out_elsewhere', timed: true })
  expect(await toldOf({ id: ctx.sessionId })).toEqual({ state: 'live', reason: null, timed: false })
  await signOut(ctx)
  expect(await toldOf({ id: ctx.sessionId })).toEqual({ state: 'ended', reason: 'signed_out', timed: true })
})

describe('ASVS 7.5.2 ending one’s own sessions', () => {
  test.each(roles)('%s: one other session is signed out, recorded with the acting one; a second time it had ended', async (role) => {
    const { ctx, person, session } = await signedIn(role)
    const other = await makeSession(person)
    expect(await signOutSession(ctx, { sessionId: other.id })).toEqual({ outcome: 'ended' })
    expect(await endOf(other)).toEqual({ end_reason: 'signed_out', ended_by: person.id })
    expect(await recorded(ctx)).toMatchObject([{ kind: 'sign_in', action: 'out', resource_id: other.id, session_id: session.id }])
    expect(await signOutSession(ctx, { sessionId: other.id })).toEqual({ outcome: 'already_ended' })
    expect((await recorded(ctx)).length).toBe(1)
  })

  test.each(roles)('%s: somebody else’s session is not known here, whatever the role may end elsewhere', async (role) => {
    const [{ ctx }, victim] = [await signedIn(role), await signedIn('audit_user')]
    for (const sessionId of [victim.session.id, randomUUID()])
      await expect(signOutSession(ctx, { sessionId })).rejects.toMatchObject({ code: 'not_found', message: 'This session is not known.' })
    expect(await endOf(victim.session)).toEqual({ end_reason: null, ended_by: null })
  })

  test('not this one, and not without a recent proof', async () => {
    const { ctx, person, session } = await signedIn('audit_user')
    await expect(signOutSession(ctx, { sessionId: session.id })).rejects.toMatchObject({ code: 'conflict' })
    const other = await makeSession(person)
    const stale = await contextOf(await makeSession(person, { authenticatedAgo: 301 }))
    await expect(signOutSession(stale, { sessionId: other.id })).rejects.toMatchObject({ code: 'reauth_required' })
    await expect(signOutOthers(stale)).rejects.toMatchObject({ code: 'reauth_required' })
    expect(await endOf(other)).toEqual({ end_reason: null, ended_by: null })
  })

  test.each(roles)('%s: everywhere else: all but this one, one record each, nobody else’s', async (role) => {
    const { ctx, person, session } = await signedIn(role)
    const victim = await signedIn(role)
    const others = [await makeSession(person), await makeSession(person)]
    expect(await signOutOthers(ctx)).toEqual({ ended: 2 })
    expect((await recorded(ctx)).map(({ action, resource_id }) => `${action} ${resource_id}`).sort()).toEqual(
      others.map(({ id }) => `out ${id}`).sort(),
    )
    expect([await endOf(session), await endOf(victim.session)]).toEqual([
      expect.objectContaining({ end_reason: null }),
      expect.objectContaining({ end_reason: null }),
    ])
    expect(await signOutOthers(ctx)).toEqual({ ended: 0 })
  })

  test('the list: this one first, then the others, the ended apart, nobody else’s', async () => {
    const { ctx, person, session } = await signedIn('system_administrator')
    await signedIn('audit_user')
    const others = [await makeSession(person), await makeSession(person)]
    await signOutSession(ctx, { sessionId: others[0]?.id ?? '' })
    const { live, ended, more } = await listOwnSessions(ctx)
    expect(live.map(({ id }) => id)).toEqual([session.id, others[1]?.id])
    expect([live[0]?.isCurrent, live[1]?.isCurrent, more]).toEqual([true, false, false])
    expect(ended.map(({ id, endReason }) => [id, endReason])).toEqual([[others[0]?.id, 'signed_out']])
  })
})
