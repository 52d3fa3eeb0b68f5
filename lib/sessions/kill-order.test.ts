import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { noticesDuring } from '@/tests/helpers/notices'
import { logSize, recorded } from '@/tests/helpers/recorded'
import { contextOf, makeSession, type SignedIn, several, signedIn } from '@/tests/helpers/signed-in'
import { goOnKilling, type KillProgress } from './kill-go-on'
import { orderKill } from './kill-order'
import { previewKill } from './kill-preview'
import type { KillResultRow } from './kill-results'
import { type KillScopeInput, orderKillSchema } from './kill-schema'
import { killSession } from './kill-session'

let administrator: SignedIn

beforeAll(async () => {
  await testDatabase()
  administrator = await signedIn('system_administrator')
})
afterEach(() => {
  vi.restoreAllMocks()
})

const sql = async (text: string, values: unknown[] = []) => (await testDatabase()).owner.query(text, values)
const said = { reason: 'leaked list', message: null }
const open = async (ids: readonly string[]) => (await sql('SELECT FROM sessions WHERE id = ANY ($1) AND ended_at IS NULL', [ids])).rowCount
const outcomes = (rows: readonly KillResultRow[]) => Object.fromEntries(rows.map(({ id, outcome }) => [id, outcome]))
const counted = async ({ ctx }: SignedIn, scope: KillScopeInput) => (await previewKill(ctx, scope)).ending

/** Goes on until it is finished; every turn as a browser hears it. */
async function toTheEnd({ ctx }: SignedIn, order: string): Promise<KillProgress[]> {
  const turns: KillProgress[] = []
  while (turns.at(-1)?.finished !== true && turns.length < 50) turns.push(await goOnKilling(ctx, order))
  return turns
}
const orderOf = async (who: SignedIn, scope: KillScopeInput) =>
  (await orderKill(who.ctx, { ...scope, ...said, count: await counted(who, scope) })).order

describe('a kill of many', () => {
  test('all of a person: each ends once, with the reason, and nobody else’s', async () => {
    const me = await signedIn('audit_manager')
    const { person, session } = await signedIn('audit_user')
    const ids = [session.id, ...(await several(4, () => makeSession(person))).map(({ id }) => id)]
    const other = await signedIn('audit_user')
    const scope = { scope: 'user', user: person.id } as const
    expect(await previewKill(me.ctx, scope)).toMatchObject({
      ...{ ending: 5, outOfReach: 0, own: false, people: 1, most: [{ name: person.name, sessions: 5 }] },
      first: [{ id: ids[4] }, { id: ids[3] }, { id: ids[2] }],
    })
    const turns = await toTheEnd(me, await orderOf(me, scope))
    expect(turns.at(-1)).toMatchObject({ total: 5, done: 5, finished: true })
    expect(outcomes(turns.flatMap(({ results }) => results))).toEqual(Object.fromEntries(ids.map((id) => [id, 'ended'])))
    const told = await recorded(me.ctx)
    expect(told.map(({ action }) => action).sort()).toEqual(['ended', 'ended', 'ended', 'ended', 'ended', 'kill_ordered'])
    expect(told[0]).toMatchObject({
      kind: 'system',
      actor_id: me.person.id,
      details: { scope: 'user', total: 5, ending: 5, reason: 'leaked list' },
    })
    expect(await open([other.session.id])).toBe(1)
  })

  test('all others: everybody’s but one’s own session; a manager’s passes over administrators and says so', async () => {
    await sql(`UPDATE sessions SET ended_at = now(), end_reason = 'system' WHERE ended_at IS NULL AND id <> $1`, [administrator.session.id])
    const me = await signedIn('audit_manager')
    const elsewhere = await makeSession(me.person)
    const victim = await signedIn('audit_user')
    const scope = { scope: 'others' } as const
    expect(await previewKill(me.ctx, scope)).toMatchObject({ ending: 2, outOfReach: 1, own: false, people: 2 })
    const turns = await toTheEnd(me, await orderOf(me, scope))
    expect(outcomes(turns.flatMap(({ results }) => results))).toEqual({
      ...{ [administrator.session.id]: 'administrator', [elsewhere.id]: 'ended', [victim.session.id]: 'ended' },
    })
    expect(await open([administrator.session.id, me.session.id])).toBe(2)

    const all = await toTheEnd(administrator, await orderOf(administrator, scope))
    expect(outcomes(all.flatMap(({ results }) => results))).toEqual({ [me.session.id]: 'ended' })
    expect(await open([administrator.session.id])).toBe(1)
  })

  test('all that match the list’s filter, also oneself and an administrator: said per row, and passed over', async () => {
    const me = await signedIn('audit_manager')
    const victims = await several(3, () => signedIn('audit_user'))
    const city = `City ${randomUUID()}`
    const ids = [...victims, me, administrator].map(({ session }) => session.id)
    await sql('UPDATE sessions SET city = $2 WHERE id = ANY ($1)', [ids, city])
    const scope = { scope: 'filter', query: new URLSearchParams({ city, status: 'active' }).toString(), zone: 'UTC' } as const
    expect(await previewKill(me.ctx, scope)).toMatchObject({ ending: 3, outOfReach: 1, own: true })
    const order = await orderOf(me, scope)
    const newcomer = await makeSession(victims[0]?.person ?? me.person)
    await sql('UPDATE sessions SET city = $2 WHERE id = $1', [newcomer.id, city])
    const gone = victims[1]?.session.id ?? ''
    await killSession(administrator.ctx, { sessionId: gone, reason: null, message: null })
    const results = (await toTheEnd(me, order)).flatMap((turn) => turn.results)
    expect(outcomes(results)).toEqual({
      ...{ [ids[0] ?? '']: 'ended', [gone]: 'already_ended', [ids[2] ?? '']: 'ended' },
      ...{ [me.session.id]: 'own', [administrator.session.id]: 'administrator' },
    })
    expect(results.find(({ id }) => id === gone)).toMatchObject({ endedBy: administrator.person.name })
    // Whoever signs in after the order was given is not in it.
    expect(await open([newcomer.id, me.session.id, administrator.session.id])).toBe(3)
  })

  test('F10 four hundred: short writes, each with its notice; what was acknowledged stays done where the rest is never asked for', async () => {
    const me = await signedIn('audit_manager')
    const { person, session } = await signedIn('audit_user')
    const ids = [session.id, ...(await several(399, () => makeSession(person))).map(({ id }) => id)]
    const order = await orderOf(me, { scope: 'user', user: person.id })
    // A clock by which every look at it is a second later: one write a turn.
    let at = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (at += 1_000))
    const first = await goOnKilling(me.ctx, order)
    expect(first).toMatchObject({ total: 400, done: 150, finished: false })
    expect(await open(ids)).toBe(250)
    expect(await open(ids.slice(0, 150))).toBe(0)
    let rest: KillProgress[] = []
    const notices = await noticesDuring(async () => {
      rest = await toTheEnd(me, order)
    })
    expect(rest.map(({ done }) => done)).toEqual([300, 400])
    expect(notices).toHaveLength(2)
    const told = await sql(`SELECT FROM log.activities WHERE resource_id = ANY ($1) AND action = 'ended'`, [ids])
    expect([await open(ids), told.rowCount]).toEqual([0, 400])
    expect(await goOnKilling(me.ctx, order)).toMatchObject({ done: 400, finished: true, results: [] })
  })

  test('two tabs that go on with one order end everything once', async () => {
    const me = await signedIn('audit_manager')
    const { person } = await signedIn('audit_user')
    await several(30, () => makeSession(person))
    const order = await orderOf(me, { scope: 'user', user: person.id })
    const turns = await Promise.all([toTheEnd(me, order), toTheEnd(me, order)])
    const results = turns.flat().flatMap((turn) => turn.results)
    expect(results.filter(({ outcome }) => outcome === 'ended')).toHaveLength(31)
    expect(results).toHaveLength(31)
  })
})

describe('8.x a kill of many that is refused', () => {
  const refused = async (who: SignedIn, scope: KillScopeInput, count: number) => {
    const size = await logSize()
    const before = (await sql('SELECT count(*) FROM kill_orders')).rows
    const error = await orderKill(who.ctx, { ...scope, ...said, count }).catch((thrown: { code: string; fields: unknown }) => thrown)
    expect([(await sql('SELECT count(*) FROM kill_orders')).rows, await logSize()]).toEqual([before, size])
    return error
  }

  test('by a wrong or outdated number: it names the one of now, and nothing is done', async () => {
    const me = await signedIn('audit_manager')
    const { person, session } = await signedIn('audit_user')
    await makeSession(person)
    const scope = { scope: 'user', user: person.id } as const
    const told = 'You typed 1, and 2 sessions would end now. Type 2 to go on.'
    expect(await refused(me, scope, 1)).toMatchObject({ code: 'conflict', message: 'Nothing was ended.', fields: { count: told } })
    await killSession(administrator.ctx, { sessionId: session.id, reason: null, message: null })
    expect(await refused(me, scope, 2)).toMatchObject({ fields: { count: 'You typed 2, and 1 session would end now. Type 1 to go on.' } })
    expect(await counted(me, scope)).toBe(1)
  })

  test('by a filter of which a part is not understood: the rest alone would mean more', async () => {
    const me = await signedIn('audit_manager')
    for (const query of ['status=gone', 'ip=300.1.1.1', 'from=2026-13-01', 'user=Somebody', 'country=DEU&status=active'])
      expect(await refused(me, { scope: 'filter', query, zone: 'UTC' }, 1), query).toMatchObject({ code: 'invalid' })
  })

  test('where nothing would end, also of an administrator for a manager', async () => {
    const me = await signedIn('audit_manager')
    expect(await refused(me, { scope: 'user', user: administrator.person.id }, 0)).toMatchObject({ code: 'conflict' })
    expect(await refused(me, { scope: 'user', user: randomUUID() }, 0)).toMatchObject({ code: 'conflict' })
  })

  test('ASVS 7.5.x after a sign-in of more than five minutes ago', async () => {
    const { person } = await signedIn('audit_manager')
    const session = await makeSession(person, { startedAgo: 400 })
    const me = { person, session, ctx: await contextOf(session) }
    expect(await refused(me, { scope: 'others' }, await counted(me, { scope: 'others' }))).toMatchObject({ code: 'reauth_required' })
  })

  test('for a user, in every step', async () => {
    const who = await signedIn('audit_user')
    await expect(previewKill(who.ctx, { scope: 'others' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await refused(who, { scope: 'others' }, 1)).toMatchObject({ code: 'forbidden' })
    await expect(goOnKilling(who.ctx, randomUUID())).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('an order is the session’s that gave it, for an hour', async () => {
    const me = await signedIn('audit_manager')
    const { person, session } = await signedIn('audit_user')
    const order = await orderOf(me, { scope: 'user', user: person.id })
    const elsewhere = { ...me, ctx: await contextOf(await makeSession(me.person)) }
    for (const who of [administrator, elsewhere]) await expect(goOnKilling(who.ctx, order)).rejects.toMatchObject({ code: 'not_found' })
    await sql(`UPDATE kill_orders SET ordered_at = now() - interval '61 minutes' WHERE id = $1`, [order])
    await expect(goOnKilling(me.ctx, order)).rejects.toMatchObject({ code: 'not_found' })
    expect(await open([session.id])).toBe(1)
  })

  test.each([
    ['no number', { scope: 'others' }],
    ['words', { scope: 'others', count: 'many' }],
    ['a negative one', { scope: 'others', count: '-1' }],
    ['another scope', { scope: 'all', count: '1' }],
    ['nobody', { scope: 'user', count: '1' }],
    ['a zone that is none', { scope: 'filter', query: '', zone: 'Mars/Base', count: '1' }],
    ['another field', { scope: 'others', count: '1', sessionId: 'x' }],
  ])('refused: %s', (_, input) => {
    expect(orderKillSchema.safeParse(input).success).toBe(false)
  })

  test('a number may be typed as it is shown', () => {
    expect(orderKillSchema.parse({ scope: 'others', count: ' 1,234 ' })).toMatchObject({ count: 1234 })
  })
})
