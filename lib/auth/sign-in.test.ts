import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '@/lib/crypto/password-hash'
import { tokenHash } from '@/lib/crypto/token'
import { unsafeFindStanding } from '@/lib/db/session-standing'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { contextOf, makePerson, makeSession } from '@/tests/helpers/signed-in'
import { signIn } from './sign-in'
import { signOut } from './sign-out'

const password = 'correct horse battery'
let passwordHash: string

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const member = () => makePerson({ passwordHash })
const headers = new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' })
const enter = (email: string, browserId: string = randomUUID()) => signIn({ email, password, browserId }, headers)

beforeAll(async () => {
  await testDatabase()
  passwordHash = await hashPassword(password)
})
beforeEach(() => sql('DELETE FROM rate_limits'))

describe('ASVS 7.2.x signing in', () => {
  test('starts a session of which only the hash of the token is kept, and records it as the person’s', async () => {
    const person = await member()
    const { userId, token } = await enter(` ${person.email.toUpperCase()} `)
    expect(userId).toBe(person.id)
    expect(token).toMatch(/^[\w-]{43}$/)
    const standing = await unsafeFindStanding(tokenHash(token))
    expect(standing).toMatchObject({ userId: person.id, state: 'live', role: 'audit_user' })
    const told = await recorded({ resource: standing?.sessionId ?? '' })
    expect(told).toMatchObject([
      {
        ...{ kind: 'sign_in', action: 'in', outcome: 'ok', actor_kind: 'user', actor_id: person.id, session_id: standing?.sessionId },
        ...{ before: null, after: { user_id: person.id, browser: 'Firefox', end_reason: null } },
      },
    ])
    const dump = await sql(
      `SELECT (SELECT jsonb_agg(s) FROM sessions s)::text || (SELECT jsonb_agg(a) FROM log.activities a)::text AS text`,
    )
    expect(dump.rows[0].text).not.toContain(token)
    expect(dump.rows[0].text).not.toContain(password)
  })

  test('each sign-in has another token; one in the same browser replaces the session there, whoever’s it was', async () => {
    const [ada, ben] = [await member(), await member()]
    const browserId = randomUUID()
    const first = await enter(ada.email, browserId)
    const second = await enter(ben.email, browserId)
    expect(first.token).not.toBe(second.token)
    expect(await unsafeFindStanding(tokenHash(first.token))).toMatchObject({ state: 'ended', reason: 'replaced' })
    expect(await unsafeFindStanding(tokenHash(second.token))).toMatchObject({ state: 'live', userId: ben.id })
    // The one ends where the other begins, so that never both are counted.
    const both = await sql('SELECT started_at, ended_at FROM sessions WHERE browser_id = $1 ORDER BY id', [browserId])
    expect(both.rows[0].ended_at).toEqual(both.rows[1].started_at)
    const elsewhere = await enter(ben.email)
    expect(await unsafeFindStanding(tokenHash(second.token))).toMatchObject({ state: 'live' })
    expect(await unsafeFindStanding(tokenHash(elsewhere.token))).toMatchObject({ state: 'live' })
  })

  test('of several sign-ins of one browser at once one session stays', async () => {
    const person = await member()
    const browserId = randomUUID()
    await Promise.all([1, 2, 3].map(() => enter(person.email, browserId)))
    const { rows } = await sql('SELECT count(*)::int AS open FROM sessions WHERE browser_id = $1 AND ended_at IS NULL', [browserId])
    expect(rows).toEqual([{ open: 1 }])
  })

  test('F7 a session of this browser that had run out ends at its deadline, not as replaced', async () => {
    const person = await member()
    const old = await makeSession(person, { startedAgo: 7200, idleFor: 3660 })
    await enter(person.email, old.browserId)
    const row = await sql(`SELECT end_reason, ended_at = last_activity_at + interval '60 min' AS exact FROM sessions WHERE id = $1`, [
      old.id,
    ])
    expect(row.rows).toEqual([{ end_reason: 'idle', exact: true }])
  })

  test('a browser is remembered once', async () => {
    const person = await member()
    const browserId = randomUUID()
    await enter(person.email, browserId)
    await enter(person.email, browserId)
    expect((await sql('SELECT FROM known_devices WHERE user_id = $1', [person.id])).rowCount).toBe(1)
  })

  test('disabled between the look-up and the session: refused, nothing is written', async () => {
    const person = await member()
    await sql(`CREATE OR REPLACE FUNCTION disable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$BEGIN UPDATE users SET status = 'disabled' WHERE id = NEW.user_id; RETURN NEW; END$$`)
    await sql('CREATE TRIGGER disable BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION disable()')
    await expect(enter(person.email)).rejects.toMatchObject({ code: 'unauthenticated' })
    await sql('DROP TRIGGER disable ON sessions')
    expect((await sql('SELECT FROM sessions WHERE user_id = $1', [person.id])).rowCount).toBe(0)
  })
})

describe('ASVS 7.4.x signing out', () => {
  test('ends the own session, for good, and is recorded; again is no error', async () => {
    const person = await member()
    const session = await makeSession(person)
    const ctx = await contextOf(session)
    await signOut(ctx)
    expect(await recorded(ctx)).toMatchObject([
      { kind: 'sign_in', action: 'out', actor_id: person.id, session_id: session.id, after: { end_reason: 'signed_out' } },
    ])
    expect(await unsafeFindStanding(tokenHash(session.token))).toMatchObject({ state: 'ended', reason: 'signed_out' })
    await signOut(ctx)
    expect((await recorded(ctx)).length).toBe(1)
  })
})
