import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { unsafeFindStandingById } from '@/lib/db/session-standing'
import { SessionEndedError } from '@/lib/db/transaction'
import { write } from '@/lib/db/write'
import { withClient } from '@/scripts/cluster/connect'
import { testDatabase } from '@/tests/helpers/database'
import { recorded } from '@/tests/helpers/recorded'
import { change, reviewOf, send, startAnew } from '@/tests/helpers/saved-settings'
import { makePerson, makeSession, type SignedIn, signedIn } from '@/tests/helpers/signed-in'

const MINUTE = 60
let manager: SignedIn

beforeAll(() => testDatabase())
beforeEach(async () => {
  manager = await signedIn('audit_manager')
})
afterEach(startAnew)

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const sessionRow = async (id: string) =>
  (
    await sql(
      `SELECT ended_at, end_reason, ended_by, extract(epoch FROM ended_at - last_activity_at)::int AS after FROM sessions WHERE id = $1`,
      [id],
    )
  ).rows[0]
const standing = async (id: string) => (await unsafeFindStandingById(id))?.state

describe('two honest clocks', () => {
  /** Sessions that were last active so many minutes ago, all of them an hour old at least. */
  const idleFor = async (...minutes: number[]) => {
    const person = await makePerson()
    const made: string[] = []
    for (const m of minutes) made.push((await makeSession(person, { startedAgo: 7_200, idleFor: m * MINUTE })).id)
    return made
  }

  test('a shorter idle timeout ends sessions when the change came, never before it, and closes first what had run out before', async () => {
    const [gone = '', soon = '', fresh = ''] = await idleFor(70, 40, 10)
    expect(reviewOf(await send(manager.ctx, { idleMinutes: '30' })).ending).toEqual({ count: 1, exact: true, own: false })
    const before = (await sql('SELECT clock_timestamp() AS now')).rows[0].now as Date
    await change(manager.ctx, { idleMinutes: '30' })
    // Under the old values: at its deadline, by nobody, whatever the new ones say.
    expect(await sessionRow(gone)).toMatchObject({ end_reason: 'idle', ended_by: null, after: 3600 })
    expect([await standing(soon), await standing(fresh)]).toEqual(['live', 'live'])
    await new Promise((resolve) => setTimeout(resolve, 2_200))
    expect([await standing(gone), await standing(soon), await standing(fresh)]).toEqual(['ended', 'ended', 'live'])
    const { rows } = await sql(
      'SELECT public.session_ends_at(s.started_at, s.last_activity_at, c) AS at FROM sessions s, settings c WHERE s.id = $1',
      [soon],
    )
    expect((rows[0].at as Date).getTime()).toBeGreaterThan(before.getTime())
  })

  test('a longer value, and one that is turned off, bring nobody back', async () => {
    const [gone = '', late = ''] = await idleFor(61, 59)
    await change(manager.ctx, { idleMinutes: '1440' })
    expect(await sessionRow(gone)).toMatchObject({ end_reason: 'idle', after: 3600 })
    expect([await standing(gone), await standing(late)]).toEqual(['ended', 'live'])
    await change(manager.ctx, { idleEnabled: 'off', idleMinutes: '1440', limitEnabled: 'off' })
    expect([await standing(gone), await standing(late)]).toEqual(['ended', 'live'])
  })

  test('who ran out is told by the job, and saving by whoever saved', async () => {
    const [gone = ''] = await idleFor(70)
    await change(manager.ctx, { idleMinutes: '90' })
    expect(await recorded({ resource: gone })).toMatchObject([
      {},
      { action: 'ended', actor_kind: 'job', actor_name: 'timeouts', after: { end_reason: 'idle' } },
    ])
    expect((await recorded(manager.ctx)).map(({ resource_type, actor_id }) => [resource_type, actor_id])).toContainEqual([
      'settings',
      manager.person.id,
    ])
  })

  test('a row that somebody holds is waited for, not passed over', async () => {
    const [gone = ''] = await idleFor(61)
    const { reviewed } = reviewOf(await send(manager.ctx, { idleMinutes: '90' }))
    await sql('BEGIN')
    await sql('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [gone])
    const saving = send(manager.ctx, { idleMinutes: '90', reviewed }, '1')
    await new Promise((resolve) => setTimeout(resolve, 500))
    await sql('COMMIT')
    expect(await saving).toMatchObject({ outcome: 'saved', ended: 1 })
    expect(await sessionRow(gone)).toMatchObject({ end_reason: 'idle', after: 3600 })
  })

  test('who runs out while a row is waited for is closed too', async () => {
    const [gone = '', late = ''] = await idleFor(61, 10)
    const { reviewed } = reviewOf(await send(manager.ctx, { idleMinutes: '90' }))
    await sql('BEGIN')
    await sql('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [gone])
    const saving = send(manager.ctx, { idleMinutes: '90', reviewed }, '1')
    await withClient((await testDatabase()).ownerUrl, async (other) => {
      const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FOR NO KEY UPDATE%'`
      await expect.poll(async () => (await other.query(waits)).rowCount, { interval: 20 }).toBe(1)
      // By now the search for those that ran out is over, and waits for one of them.
      await other.query(`UPDATE sessions SET last_activity_at = now() - interval '60 minutes' + interval '1 second' WHERE id = $1`, [late])
    })
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await sql('COMMIT')
    expect(await saving).toMatchObject({ outcome: 'saved', ended: 2 })
    expect(await sessionRow(late)).toMatchObject({ end_reason: 'idle', after: 3600 })
  })

  test.each([
    [40, 'ended by the new values while it lasts, leaves nothing'],
    [10, 'still live commits'],
  ])('a write of three seconds in a session idle for %i minutes, %s', async (idle) => {
    const slow = await signedIn('audit_user', { startedAgo: 7_200, idleFor: idle * MINUTE })
    const { reviewed } = reviewOf(await send(manager.ctx, { idleMinutes: '30' }))
    let saved = Promise.resolve<unknown>(null)
    const writing = write(slow.ctx, async (tx) => {
      await tx.note({ kind: 'read', action: 'slow', outcome: 'ok' })
      saved = send(manager.ctx, { idleMinutes: '30', reviewed }, '1')
      for (let second = 0; second < 3; second += 1) {
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        await tx.note({ kind: 'read', action: 'slow', outcome: 'ok' })
      }
    })
    if (idle > 30) await expect(writing).rejects.toThrow(SessionEndedError)
    else await writing
    expect(await saved).toMatchObject({ outcome: 'saved' })
    expect((await recorded(slow.ctx)).length).toBe(idle > 30 ? 0 : 4)
  })

  test('a write that lasts until its session has run out leaves nothing, one that ends its own session does', async () => {
    const slow = await signedIn('audit_user', { startedAgo: 7_200, idleFor: 60 * MINUTE - 1 })
    const linger = () => new Promise((resolve) => setTimeout(resolve, 1_200))
    await expect(write(slow.ctx, (tx) => tx.note({ kind: 'read', action: 'slow', outcome: 'ok' }).then(linger))).rejects.toThrow(
      SessionEndedError,
    )
    expect(await recorded(slow.ctx)).toEqual([])
    const leaving = await signedIn('audit_user')
    await write(leaving.ctx, (tx) => tx.session.end({ ids: [leaving.session.id] }, { reason: 'signed_out' }).then(linger))
    expect(await sessionRow(leaving.session.id)).toMatchObject({ end_reason: 'signed_out' })
  })

  test('the largest values end nobody at once, and the smallest leave who is there two seconds', async () => {
    const [here = ''] = await idleFor(0)
    await change(manager.ctx, { idleMinutes: '1440', limitMinutes: '43200' })
    expect([await standing(here), await standing(manager.session.id)]).toEqual(['live', 'live'])
    const most = await sql(
      `SELECT public.session_ends_at(s.started_at, s.last_activity_at, c) > now() + interval '20 hours' AS far FROM sessions s, settings c WHERE s.id = $1`,
      [here],
    )
    expect(most.rows[0].far).toBe(true)
  })

  test('one’s own session is among those that end, and the page says so', async () => {
    const long = await signedIn('audit_manager', { startedAgo: 400 * MINUTE, idleFor: 10, authenticatedAgo: 10 })
    expect(reviewOf(await send(long.ctx, { limitMinutes: '60' })).ending).toMatchObject({ own: true, exact: true })
    await change(long.ctx, { limitMinutes: '60' })
    expect(await standing(long.session.id)).toBe('live')
    await new Promise((resolve) => setTimeout(resolve, 2_200))
    expect(await standing(long.session.id)).toBe('ended')
  })
})
