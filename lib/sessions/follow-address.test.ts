import { beforeAll, describe, expect, test } from 'vitest'
import type { UserContext } from '@/lib/access/context'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { contextOf, rollcallItself, signedIn } from '@/tests/helpers/signed-in'
import { followAddress } from './follow-address'

beforeAll(() => testDatabase())
const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)

/** Somebody signed in from an address, and a way to come from others. */
async function traveller(ip: string | null = '87.150.1.1') {
  const { session, person } = await signedIn('audit_user', { startedAgo: 3600, idleFor: 1800 })
  await sql('UPDATE sessions SET ip = $2, ip_first = $2 WHERE id = $1', [session.id, ip])
  const base = await contextOf(session)
  const from = (address: string | null): UserContext => ({
    ...base,
    request: { ...base.request, id: `${session.id}-${address}`, ip: address },
  })
  const trail = async () =>
    (await sql('SELECT host(ip) AS ip, times FROM session_addresses WHERE session_id = $1 ORDER BY first_seen_at', [session.id])).rows
  const row = async () => (await sql('SELECT *, host(ip) AS at, host(ip_first) AS began FROM sessions WHERE id = $1', [session.id])).rows[0]
  const later = (minutes: number) =>
    sql(`UPDATE session_addresses SET current_since = current_since - make_interval(mins => $2) WHERE session_id = $1`, [
      session.id,
      minutes,
    ])
  return { id: session.id, person, from, trail, row, later }
}

describe('followAddress', () => {
  test('a new network becomes the session’s address at once, with place and operator; the first one stays', async () => {
    const who = await traveller()
    expect(await followAddress(who.from('52.49.158.7'))).toBe(true)
    expect(await who.row()).toMatchObject({ at: '52.49.158.7', began: '87.150.1.1', network_class: 'hosting', country: 'IE', asn: 16509 })
    expect(await who.trail()).toEqual([
      { ip: '87.150.1.1', times: 1 },
      { ip: '52.49.158.7', times: 1 },
    ])
  })

  test('the trail begins with the sign-in, seen until the last activity there', async () => {
    const who = await traveller()
    await followAddress(who.from('52.49.158.7'))
    const { rows } = await sql(
      `SELECT a.first_seen_at = s.started_at AS began, a.last_seen_at = s.last_activity_at AS stayed FROM session_addresses a
       JOIN sessions s ON s.id = a.session_id WHERE s.id = $1 ORDER BY a.first_seen_at`,
      [who.id],
    )
    expect(rows[0]).toEqual({ began: true, stayed: true })
  })

  test('it is an activity of the person in that session, with both addresses', async () => {
    const who = await traveller()
    const ctx = who.from('52.49.158.7')
    await followAddress(ctx)
    expect(await recorded(ctx)).toMatchObject([
      {
        kind: 'sign_in',
        action: 'moved',
        actor_id: who.person.id,
        session_id: who.id,
        resource_id: who.id,
        before: { ip: '87.150.1.1', network_class: 'public' },
        after: { ip: '52.49.158.7', network_class: 'hosting', asn: 16509, asn_org: 'Amazon.com, Inc.' },
      },
    ])
  })

  test('going to and fro is two rows and one move; after a while it moves back', async () => {
    const who = await traveller()
    const home = who.from('87.150.1.1')
    const mobile = who.from('80.187.100.1')
    expect(await followAddress(mobile)).toBe(true)
    for (let i = 0; i < 5; i += 1) {
      expect(await followAddress(home)).toBe(false)
      expect(await followAddress(mobile)).toBe(false)
    }
    expect((await recorded(home)).length + (await recorded(mobile)).length).toBe(1)
    await who.later(11)
    expect(await followAddress(home)).toBe(true)
    expect(await who.trail()).toEqual([
      { ip: '87.150.1.1', times: 2 },
      { ip: '80.187.100.1', times: 1 },
    ])
  })

  test('the addresses of one IPv6 customer are one network', async () => {
    const who = await traveller('2003:1:2:3::1')
    for (const last of [2, 3, 4]) await followAddress(who.from(`2003:1:2:3::${last}`))
    await followAddress(who.from('2003:1:2:4::1'))
    expect(await who.trail()).toMatchObject([{ ip: '2003:1:2:3::4' }, { ip: '2003:1:2:4::1' }])
  })

  test('the same address is no move and no row', async () => {
    const who = await traveller()
    expect(await followAddress(who.from('87.150.1.1'))).toBe(false)
    expect(await who.trail()).toEqual([{ ip: '87.150.1.1', times: 1 }])
    expect(await recorded(who.from('87.150.1.1'))).toEqual([])
  })

  test('an unknown address is none; a session that had none gets its first', async () => {
    const who = await traveller(null)
    expect(await followAddress(who.from(null))).toBe(false)
    expect(await who.trail()).toEqual([])
    expect(await followAddress(who.from('10.1.2.3'))).toBe(true)
    expect(await who.row()).toMatchObject({ at: '10.1.2.3', began: null, network_class: 'private' })
    expect(await who.trail()).toEqual([{ ip: '10.1.2.3', times: 1 }])
  })

  test('fifty networks are kept, and the session goes on to move', async () => {
    const who = await traveller()
    for (let last = 1; last <= 52; last += 1) await followAddress(who.from(`10.0.0.${last}`))
    expect((await who.trail()).length).toBe(50)
    expect(await who.row()).toMatchObject({ at: '10.0.0.52' })
  })

  test('ten tabs at once are one row and one move', async () => {
    const who = await traveller()
    const moves = await Promise.all(Array.from({ length: 10 }, () => followAddress(who.from('80.187.100.1'))))
    expect(moves.filter(Boolean)).toHaveLength(1)
    expect(await who.trail()).toHaveLength(2)
  })

  test('an ended session does not move', async () => {
    const who = await traveller()
    await sql(`UPDATE sessions SET ended_at = now(), end_reason = 'killed' WHERE id = $1`, [who.id])
    await expect(followAddress(who.from('80.187.100.1'))).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await who.trail()).toEqual([])
  })

  test('a step without a session has nothing to move', async () => {
    const ctx = await rollcallItself()
    const to = { ip: '10.0.0.1', networkClass: 'private', country: null, region: null, city: null, latitude: null, longitude: null }
    const rest = { accuracyKm: null, accuracyEstimated: false, placeSource: null, placeBuiltOn: null, asn: null, asnOrg: null }
    await expect(write(ctx, (tx) => tx.session.move({ ...to, ...rest }))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('the trail goes with its session, and belongs to nobody else', async () => {
    const who = await traveller()
    await followAddress(who.from('80.187.100.1'))
    const other = await traveller()
    await expect(
      sql(
        `INSERT INTO session_addresses (session_id, user_id, ip, network_class, accuracy_estimated) VALUES ($1, $2, '10.0.0.1', 'x', false)`,
        [who.id, other.person.id],
      ),
    ).rejects.toMatchObject({ code: '23503' })
    await sql('DELETE FROM sessions WHERE id = $1', [who.id])
    expect(await who.trail()).toEqual([])
  })
})

describe('a touch where nothing moved', () => {
  test('stays a heap-only update, with every index that there is', async () => {
    const who = await traveller()
    const counts = async () => {
      await sql('SELECT pg_stat_force_next_flush()')
      const { rows } = await sql(
        `SELECT n_tup_upd::int AS all, n_tup_hot_upd::int AS hot FROM pg_stat_user_tables WHERE relname = 'sessions'`,
      )
      return rows[0]
    }
    const touch = () => sql(`UPDATE sessions SET last_activity_at = now() WHERE id = $1`, [who.id])
    // The first comes to another quarter of an hour, which the index of open rows holds.
    await touch()
    const before = await counts()
    for (let i = 0; i < 5; i += 1) await touch()
    const after = await counts()
    expect(after.all - before.all).toBe(5)
    expect(after.hot - before.hot).toBe(5)
  })
})
