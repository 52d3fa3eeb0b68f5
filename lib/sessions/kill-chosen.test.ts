import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { write } from '@/lib/db/write'
import { testDatabase } from '@/tests/helpers/database'
import { noticesDuring } from '@/tests/helpers/notices'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { makeSession, type SignedIn, several, signedIn } from '@/tests/helpers/signed-in'
import { killChosen } from './kill-chosen'
import type { KillResultRow } from './kill-results'
import { KILL_CHUNK, killChosenSchema } from './kill-schema'
import { killSession } from './kill-session'

let manager: SignedIn
let administrator: SignedIn

beforeAll(async () => {
  await testDatabase()
  manager = await signedIn('audit_manager')
  administrator = await signedIn('system_administrator')
})

const order = (...ids: string[]) => ({ ids, reason: 'odd places', message: 'Call us.' })
const outcomes = (rows: readonly KillResultRow[]) => rows.map(({ outcome }) => outcome)
const ended = async (ids: readonly string[]) =>
  (await (await testDatabase()).owner.query('SELECT FROM sessions WHERE id = ANY ($1) AND ended_at IS NOT NULL', [ids])).rowCount
const ends = async (ids: readonly string[]) =>
  (
    await (
      await testDatabase()
    ).owner.query(`SELECT FROM log.activities WHERE resource_id = ANY ($1) AND action = 'ended' AND resource_type = 'session'`, [ids])
  ).rowCount

describe('a kill of chosen sessions', () => {
  test('says of each what became of it, ends what it may, and records each end once', async () => {
    const victims = await several(2, () => signedIn('audit_user'))
    const gone = await signedIn('audit_user')
    await killSession(administrator.ctx, { sessionId: gone.session.id, reason: null, message: null })
    const late = await makeSession(gone.person, { startedAgo: 2 * 3600, idleFor: 3700 })
    const me = await signedIn('audit_manager')
    const unknown = randomUUID()
    const ids = [...victims.map(({ session }) => session.id), gone.session.id, late.id, administrator.session.id, me.session.id, unknown]
    const rows = await killChosen(me.ctx, order(...ids))
    expect(rows.map(({ id }) => id)).toEqual(ids)
    expect(outcomes(rows)).toEqual(['ended', 'ended', 'already_ended', 'already_ended', 'administrator', 'own', 'unknown'])
    expect(rows[0]).toMatchObject({ user: victims[0]?.person.name, endedBy: me.person.name, endReason: 'killed' })
    expect(rows[2]).toMatchObject({ user: gone.person.name, endedBy: administrator.person.name, endReason: 'killed' })
    expect(rows[3]).toMatchObject({ endedBy: null, endReason: 'idle' })
    expect(rows[6]).toEqual({ id: unknown, outcome: 'unknown', user: null, device: null, endedAt: null, endedBy: null, endReason: null })

    const told = await recorded(me.ctx)
    expect(told.map(({ action, resource_id }) => [action, resource_id]).sort()).toEqual(
      [...victims.map(({ session }) => ['ended', session.id]), ['ended', late.id]].sort(),
    )
    expect(told[0]).toMatchObject({ actor_id: me.person.id, session_id: me.session.id, resource_type: 'session' })
    expect(told.find(({ resource_id }) => resource_id === ids[0])?.after).toMatchObject({ end_note: 'odd places', end_message: 'Call us.' })
    expect(await ended([administrator.session.id, me.session.id])).toBe(0)
  })

  test('an administrator ends administrators’ sessions too, but not the own one', async () => {
    const other = await signedIn('system_administrator')
    const rows = await killChosen(administrator.ctx, order(other.session.id, administrator.session.id))
    expect(outcomes(rows)).toEqual(['ended', 'own'])
  })

  test('as many as fit are one notice, which names them all', async () => {
    const { person } = await signedIn('audit_user')
    const ids = (await several(KILL_CHUNK, () => makeSession(person))).map(({ id }) => id)
    const notices = await noticesDuring(() => killChosen(manager.ctx, order(...ids)))
    expect(notices).toHaveLength(1)
    expect(Buffer.byteLength(notices[0] ?? '')).toBeLessThan(8_000)
    expect(await ended(ids)).toBe(KILL_CHUNK)
    expect(await ends(ids)).toBe(KILL_CHUNK)
  })

  test('two at once: each session ends once, and the other one learns by whom', async () => {
    const ids = (await several(20, () => signedIn('audit_user'))).map(({ session }) => session.id)
    const [a, b] = await Promise.all([killChosen(manager.ctx, order(...ids)), killChosen(administrator.ctx, order(...[...ids].reverse()))])
    const all = [...a, ...b].filter(({ outcome }) => outcome === 'ended').map(({ id }) => id)
    expect(all.sort()).toEqual([...ids].sort())
    expect([...a, ...b].every(({ endedBy }) => endedBy !== null)).toBe(true)
    expect(await ends(ids)).toBe(20)
  })

  test('8.x a user may not, and nothing is written', async () => {
    const { ctx } = await signedIn('audit_user')
    const size = await logSize()
    await expect(killChosen(ctx, order(manager.session.id))).rejects.toMatchObject({ code: 'forbidden' })
    expect([await logSize(), await ended([manager.session.id])]).toEqual([size, 0])
  })
})

describe('F11 a victim that stalls among the chosen', () => {
  test('the others end before it, it ends too, and the manager’s own work goes on meanwhile', { timeout: 30_000 }, async () => {
    const victims = await several(3, () => signedIn('audit_user'))
    // Newer than its victim, and older than the other: its own row must be free in both cases.
    const me = await signedIn('audit_manager')
    const later = await signedIn('audit_user')
    const ids = [...victims, later].map(({ session }) => session.id)
    const stalled = [victims[1], later].map((who) => who?.session.id ?? '')
    const client = new pg.Client({ connectionString: (await testDatabase()).appUrl })
    client.on('error', () => {})
    await client.connect()
    await client.query('BEGIN')
    await client.query('SELECT FROM sessions WHERE id = ANY ($1) FOR NO KEY UPDATE', [stalled])

    let over = false
    const kill = killChosen(me.ctx, order(...ids)).finally(() => {
      over = true
    })
    await expect.poll(() => ended(ids)).toBe(2)
    await write(me.ctx, (tx) => tx.note({ kind: 'read', action: 'own work', outcome: 'ok' }))
    expect([over, await ended(stalled)]).toEqual([false, 0])
    expect(outcomes(await kill)).toEqual(['ended', 'ended', 'ended', 'ended'])
    expect(await ends(ids)).toBe(4)
    await client.end().catch(() => {})
  })
})

describe('ASVS 2.x what may be chosen', () => {
  const id = randomUUID()
  test.each([
    ['nobody', { ids: '' }],
    ['what is no id', { ids: `${id},1` }],
    ['too many', { ids: Array.from({ length: KILL_CHUNK + 1 }, () => randomUUID()).join(',') }],
    ['another field', { ids: id, role: 'x' }],
  ])('refused: %s', (_, input) => {
    expect(killChosenSchema.safeParse(input).success).toBe(false)
  })

  test('one that is named twice is one', () => {
    expect(killChosenSchema.parse({ ids: `${id},${id}` })).toEqual({ ids: [id], reason: null, message: null })
  })
})
