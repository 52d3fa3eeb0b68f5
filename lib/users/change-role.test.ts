import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makePerson, makeSession, signedIn } from '@/tests/helpers/signed-in'
import { changeRole } from './change-role'

beforeAll(() => testDatabase())

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const administrators = async () =>
  (await sql(`SELECT count(*)::int AS n FROM users WHERE role = 'system_administrator' AND status = 'active'`)).rows[0].n as number

beforeEach(() => sql(`UPDATE users SET role = 'audit_user'`))

describe('ASVS 8.x changing a role', () => {
  test('it holds at once: all sessions end, and everything is recorded', async () => {
    const { ctx, person, session } = await signedIn('system_administrator')
    const other = await makePerson()
    const sessions = [await makeSession(other), await makeSession(other)]
    expect(await changeRole(ctx, { userId: other.id, role: 'audit_manager' })).toEqual({
      name: other.name,
      role: 'audit_manager',
      endedSessions: 2,
    })
    const told = await recorded(ctx)
    expect(told.length).toBe(3)
    expect(told[0]).toMatchObject({
      ...{ kind: 'change', action: 'update', actor_id: person.id, session_id: session.id, resource_id: other.id },
      ...{ before: { role: 'audit_user' }, after: { role: 'audit_manager', role_by_name: person.name } },
    })
    for (const { id } of sessions)
      expect(told).toContainEqual(
        expect.objectContaining({ action: 'ended', resource_id: id, after: expect.objectContaining({ end_reason: 'role_changed' }) }),
      )
  })

  test('the same role again changes nothing', async () => {
    const { ctx } = await signedIn('system_administrator')
    const other = await signedIn('audit_user')
    const size = await logSize()
    expect(await changeRole(ctx, { userId: other.person.id, role: 'audit_user' })).toMatchObject({ endedSessions: 0 })
    expect(await logSize()).toBe(size)
  })

  test.each(['audit_user', 'audit_manager'] as const)('refused for %s', async (role) => {
    const { ctx, person } = await signedIn(role)
    await expect(changeRole(ctx, { userId: person.id, role: 'system_administrator' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('an unknown person', async () => {
    const { ctx } = await signedIn('system_administrator')
    await expect(changeRole(ctx, { userId: randomUUID(), role: 'audit_user' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the last administrator stays one, whoever else is invited or disabled', async () => {
    const { ctx, person } = await signedIn('system_administrator')
    await makePerson({ role: 'system_administrator', status: 'invited' })
    await makePerson({ role: 'system_administrator', status: 'disabled' })
    await expect(changeRole(ctx, { userId: person.id, role: 'audit_user' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await administrators()).toBe(1)
  })

  test('2.x two administrators demote each other at once, 20 times: one succeeds, one learns that the session ended', {
    timeout: 60_000,
  }, async () => {
    const round = async () => {
      const [a, b] = [await signedIn('system_administrator'), await signedIn('system_administrator')]
      const outcomes = await Promise.allSettled([
        changeRole(a.ctx, { userId: b.person.id, role: 'audit_user' }),
        changeRole(b.ctx, { userId: a.person.id, role: 'audit_user' }),
      ])
      return outcomes.map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code)).sort()
    }
    for (let i = 0; i < 20; i += 1) {
      expect(await round()).toEqual(['done', 'unauthenticated'])
      expect(await administrators()).toBe(1)
      await sql(`UPDATE users SET role = 'audit_user'`)
    }
  })

  test('2.x two administrators demote themselves at once, 20 times: one stays', async () => {
    for (let i = 0; i < 20; i += 1) {
      const [a, b] = [await signedIn('system_administrator'), await signedIn('system_administrator')]
      const outcomes = await Promise.allSettled([a, b].map(({ ctx, person }) => changeRole(ctx, { userId: person.id, role: 'audit_user' })))
      expect(outcomes.map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code?: string }).code)).sort()).toEqual([
        'conflict',
        'done',
      ])
      expect(await administrators()).toBe(1)
      await sql(`UPDATE users SET role = 'audit_user'`)
    }
  })
})
