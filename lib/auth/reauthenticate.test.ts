import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '@/lib/crypto/password-hash'
import { tokenHash } from '@/lib/crypto/token'
import { unsafeFindStanding } from '@/lib/db/session-standing'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { contextOf, makePerson, makeSession } from '@/tests/helpers/signed-in'
import { reauthenticate } from './reauthenticate'

const password = 'correct horse battery'
let passwordHash: string

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const stateBy = async (token: string) => (await unsafeFindStanding(tokenHash(token)))?.state ?? 'nobody'

async function member() {
  const person = await makePerson({ passwordHash })
  const session = await makeSession(person, { startedAgo: 1200 })
  return { person, session, ctx: await contextOf(session) }
}

beforeAll(async () => {
  await testDatabase()
  passwordHash = await hashPassword(password)
})
beforeEach(() => sql('DELETE FROM rate_limits'))

describe('ASVS 7.5.x, 7.2.4 giving the password again', () => {
  test('another token on the same row, the time of the proof, one activity without either token', async () => {
    const { ctx, session } = await member()
    const { token, authenticatedAt } = await reauthenticate(ctx, { password, presented: session.token })
    const standing = await unsafeFindStanding(tokenHash(token ?? ''))
    expect(standing).toMatchObject({ sessionId: session.id, state: 'live', authenticatedAt })
    expect(authenticatedAt.getTime()).toBeGreaterThan(ctx.authenticatedAt.getTime())
    const told = await recorded({ resource: session.id })
    expect(told.at(-1)).toMatchObject({
      ...{ kind: 'sign_in', action: 'reauthenticated', outcome: 'ok', actor_id: ctx.userId, session_id: session.id },
      ...{ before: { token_hash: '•••' }, after: { token_hash: '•••', previous_token_hash: '•••' } },
    })
    expect(told.length).toBe(2)
    expect(JSON.stringify(told)).not.toMatch(/\\\\x[0-9a-f]{20}/)
  })

  test('the token before is good for 30 seconds, for requests in flight, and then for nothing', async () => {
    const { ctx, session } = await member()
    await reauthenticate(ctx, { password, presented: session.token })
    expect(await stateBy(session.token)).toBe('live')
    await sql(`UPDATE sessions SET previous_token_until = previous_token_until - interval '29 s' WHERE id = $1`, [session.id])
    expect(await stateBy(session.token)).toBe('live')
    await sql(`UPDATE sessions SET previous_token_until = previous_token_until - interval '2 s' WHERE id = $1`, [session.id])
    expect(await stateBy(session.token)).toBe('nobody')
  })

  test('two proofs at once make one new token, which both browsers’ tabs then have', async () => {
    const { ctx, session } = await member()
    const proofs = await Promise.all([1, 2, 3].map(() => reauthenticate(ctx, { password, presented: session.token })))
    const tokens = proofs.flatMap(({ token }) => token ?? [])
    expect(tokens.length).toBe(1)
    expect(await stateBy(tokens[0] ?? '')).toBe('live')
    const told = (await recorded(ctx)).filter(({ action }) => action === 'reauthenticated')
    expect(told.length).toBe(3)
    expect(told.filter(({ after }) => after?.token_hash !== undefined).length).toBe(1)
  })

  test('an end is an end by both tokens', async () => {
    const { ctx, session } = await member()
    const { token } = await reauthenticate(ctx, { password, presented: session.token })
    await sql(`UPDATE sessions SET ended_at = clock_timestamp(), end_reason = 'killed' WHERE id = $1`, [session.id])
    expect(await stateBy(session.token)).toBe('ended')
    await expect(reauthenticate(ctx, { password, presented: token ?? '' })).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(reauthenticate(ctx, { password: 'wrong', presented: token ?? '' })).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(
      sql(`UPDATE sessions SET previous_token_until = now() + interval '1 day' WHERE id = $1`, [session.id]),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('a token of somebody else’s session is no proof for this one', async () => {
    const [mine, other] = [await member(), await member()]
    await expect(reauthenticate(mine.ctx, { password, presented: other.session.token })).rejects.toMatchObject({ code: 'unauthenticated' })
    expect([await stateBy(mine.session.token), await stateBy(other.session.token)]).toEqual(['live', 'live'])
  })
})

describe('ASVS 6.1.1 guessing in an open session', () => {
  test('a wrong password is refused and recorded in the session, and proves nothing', async () => {
    const { ctx, session } = await member()
    for (const wrong of [`${password}!`, 'x'.repeat(600)])
      await expect(reauthenticate(ctx, { password: wrong, presented: session.token })).rejects.toMatchObject({
        code: 'invalid',
        fields: { currentPassword: 'This is not your password.' },
      })
    const told = (await recorded(ctx)).filter(({ action }) => action === 'reauthentication_failed')
    expect(told.length).toBe(2)
    expect(told[0]).toMatchObject({ kind: 'sign_in', outcome: 'failed', session_id: session.id, details: { reason: 'wrong_password' } })
    expect((await contextOf(session)).authenticatedAt).toEqual(ctx.authenticatedAt)
  })

  test('ten tries, then the right one must wait too; the session goes on, and nobody else is held up', async () => {
    const { ctx, session, person } = await member()
    const wrong = () => reauthenticate(ctx, { password: 'wrong password', presented: session.token })
    for (let i = 0; i < 10; i += 1) await expect(wrong()).rejects.toMatchObject({ code: 'invalid' })
    for (let i = 0; i < 2; i += 1) await expect(wrong()).rejects.toMatchObject({ code: 'too_many' })
    await expect(reauthenticate(ctx, { password, presented: session.token })).rejects.toMatchObject({ code: 'too_many' })
    const told = await recorded(ctx)
    expect(told.filter(({ details }) => details?.reason === 'throttled').length).toBe(1)
    expect(await stateBy(session.token)).toBe('live')
    const other = await makeSession(person)
    await expect(reauthenticate(await contextOf(other), { password, presented: other.token })).resolves.toMatchObject({
      token: expect.any(String),
    })
  })
})
