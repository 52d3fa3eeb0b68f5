import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signIn } from '@/lib/auth/sign-in'
import { hashPassword, verifyPassword } from '@/lib/crypto/password-hash'
import { tokenHash } from '@/lib/crypto/token'
import { unsafeFindStanding } from '@/lib/db/session-standing'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { contextOf, makePerson, makeSession } from '@/tests/helpers/signed-in'
import { changePassword } from './change-password'

const [old, next] = ['correct horse battery', 'staple of the stable']
const input = { password: next, repeat: next }
let passwordHash: string

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const standing = async ({ token }: { token: string }) => (await unsafeFindStanding(tokenHash(token)))?.state
const headers = new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' })

async function member(facts = {}) {
  const person = await makePerson({ passwordHash })
  const session = await makeSession(person, facts)
  return { person, session, ctx: await contextOf(session) }
}

beforeAll(async () => {
  await testDatabase()
  passwordHash = await hashPassword(old)
})
beforeEach(() => sql('DELETE FROM rate_limits'))

describe('ASVS 7.4.3 changing the password', () => {
  test('every other session ends, one record each; this one stays; links are used up; nobody else is touched', async () => {
    const { ctx, person, session } = await member()
    const others = [await makeSession(person), await makeSession(person)]
    const stranger = await member()
    await sql(
      `INSERT INTO tokens (kind, token_hash, user_id, expires_at)
       SELECT 'invite', sha256(convert_to(u::text, 'UTF8')), u, now() + interval '1 hour' FROM unnest($1::uuid[]) AS u`,
      [[person.id, stranger.person.id]],
    )
    expect(await changePassword(ctx, input)).toEqual({ endedSessions: 2 })
    expect(await standing(session)).toBe('live')
    for (const other of others) expect(await standing(other)).toBe('ended')
    expect(await standing(stranger.session)).toBe('live')
    const told = await recorded(ctx)
    expect(told.filter(({ action }) => action === 'ended').map(({ after }) => after?.end_reason)).toEqual([
      'password_changed',
      'password_changed',
    ])
    expect(told[0]).toMatchObject({ kind: 'change', session_id: session.id, resource_id: person.id, after: { password_hash: '•••' } })
    const { rows } = await sql('SELECT user_id, used_at IS NOT NULL AS used FROM tokens WHERE user_id = ANY ($1) ORDER BY used', [
      [person.id, stranger.person.id],
    ])
    expect(rows).toEqual([
      { user_id: stranger.person.id, used: false },
      { user_id: person.id, used: true },
    ])
    const stored = (await sql('SELECT password_hash FROM users WHERE id = $1', [person.id])).rows[0].password_hash
    expect([await verifyPassword(stored, next), await verifyPassword(stored, old)]).toEqual([true, false])
  })

  test('the password that there is already is refused, and nothing ends', async () => {
    const { ctx, person, session } = await member()
    const other = await makeSession(person)
    await expect(changePassword(ctx, { password: old, repeat: old })).rejects.toMatchObject({
      code: 'invalid',
      fields: { password: 'This is the password that there is already. Choose another one.' },
    })
    expect([await standing(session), await standing(other)]).toEqual(['live', 'live'])
    expect(await recorded(ctx)).toEqual([])
  })

  test('refused when the old password was given too long ago, and once the session has ended', async () => {
    const stale = await member({ authenticatedAgo: 301 })
    await expect(changePassword(stale.ctx, input)).rejects.toMatchObject({ code: 'reauth_required' })
    const { ctx, session, person } = await member()
    await sql(`UPDATE sessions SET ended_at = clock_timestamp(), end_reason = 'killed' WHERE id = $1`, [session.id])
    await expect(changePassword(ctx, input)).rejects.toMatchObject({ code: 'unauthenticated' })
    expect((await sql('SELECT password_hash FROM users WHERE id = $1', [person.id])).rows[0].password_hash).toBe(passwordHash)
  })

  test('2.x a sign-in with the old password at the same moment does not outlive it, 8 times', { timeout: 30_000 }, async () => {
    for (let i = 0; i < 8; i += 1) {
      const { ctx, person, session } = await member()
      const enter = () => signIn({ email: person.email, password: old, browserId: randomUUID() }, headers)
      await Promise.allSettled([enter(), changePassword(ctx, input), enter()])
      const { rows } = await sql('SELECT id FROM sessions WHERE user_id = $1 AND ended_at IS NULL', [person.id])
      expect(rows).toEqual([{ id: session.id }])
    }
  })
})
