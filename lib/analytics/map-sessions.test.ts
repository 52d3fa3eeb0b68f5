import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '@/lib/db/read'
import { countOf } from '@/lib/db/session-count'
import { pageOf } from '@/lib/db/session-list'
import { usual } from '@/lib/db/walk'
import { knownPlaces } from '@/lib/sessions/known-places'
import { mapPartOf } from '@/lib/sessions/map-part'
import { parseSessionText } from '@/lib/sessions/parse-session-text'
import { filterOfQuery } from '@/lib/sessions/session-filter-of'
import { testDatabase } from '@/tests/helpers/database'
import { laySessions } from '@/tests/helpers/laid-sessions'
import { filters, layTable, reference, type Table } from '@/tests/helpers/session-reference'
import { makePerson, type SignedIn, signedIn } from '@/tests/helpers/signed-in'
import { mapSessions } from './map-sessions'
import { sessionsAt } from './sessions-at'

const world = { south: -85.05, west: -180, north: 85.05, east: 180 }
let table: Table
let manager: SignedIn

beforeAll(async () => {
  table = await layTable()
  manager = table.viewers[1] as SignedIn
})

const sum = (all: readonly { readonly count: number }[]) => all.reduce((total, { count }) => total + count, 0)
const whole = {}

/** Everything of a map that leads to a list. */
const named = ({ markers, buckets }: Awaited<ReturnType<typeof mapSessions>>) => [
  ...markers.map(({ part, count }) => ({ name: part, count })),
  ...buckets.map(({ kind, count }) => ({ name: kind, count })),
]

describe('every session is somewhere, once', { timeout: 60_000 }, () => {
  test('markers, what is outside, and what stands beside the map are as many as the list has, for any filter and each role', async () => {
    const boxes = fc.oneof(
      fc.constant(world),
      fc
        .tuple(
          fc.integer({ min: -80, max: 70 }),
          fc.integer({ min: -500, max: 500 }),
          fc.integer({ min: 1, max: 90 }),
          fc.integer({ min: 1, max: 400 }),
        )
        .map(([south, west, height, width]) => ({ south, west, north: Math.min(85, south + height), east: west + width })),
    )
    await fc.assert(
      fc.asyncProperty(filters(table.people), fc.nat(2), boxes, fc.integer({ min: 0, max: 12 }), async (drawn, who, box, zoom) => {
        // A map is no part of itself.
        const filter = { ...drawn, map: undefined }
        const { ctx } = table.viewers[who] as SignedIn
        const view = await mapSessions(ctx, { filter, box, zoom })
        const listed = reference(table, ctx, filter).length
        expect(view.complete).toBe(true)
        expect(view.total).toBe(listed)
        expect(sum(view.markers) + view.outside + sum(view.buckets)).toBe(listed)
        expect(await countOf(ctx, filter, true, usual)).toEqual({ count: listed, exact: true })
        for (const { by, count } of [...view.markers, ...view.buckets]) expect(by.reduce((all, n) => all + n, 0)).toBe(count)
        if (box === world) expect(view.outside).toBe(0)
        for (const { lat, lon } of view.markers) {
          // Whole cells are counted: at zoom 0 one is 22.5 degrees wide.
          const cell = 23 / 2 ** zoom
          expect(lat).toBeGreaterThanOrEqual(box.south - cell)
          expect(lat).toBeLessThanOrEqual(box.north + cell)
          expect(Math.abs(lon - (box.west + box.east) / 2)).toBeLessThanOrEqual(180 + cell)
        }
        // What leads on from a marker, or from beside the map, is a list of just as many.
        for (const { name, count } of named(view).slice(0, 6)) {
          const narrowed = { ...filter, map: { is: [mapPartOf(name) ?? { keys: [], cells: 1 }], not: [], known: [] } }
          expect(await countOf(ctx, narrowed, true, usual)).toEqual({ count, exact: true })
        }
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  test('opened, each marker and each bucket holds just those that it counts, and their list the same ones', async () => {
    const { ctx } = manager
    for (const zoom of [0, 3, 6]) {
      const view = await mapSessions(ctx, { filter: whole, box: world, zoom })
      const found = new Set<string>()
      for (const { name, count } of named(view)) {
        const opened = await sessionsAt(ctx, whole, mapPartOf(name) ?? { kind: 'place' }, 1_000)
        expect(opened).toMatchObject({ count, sessions: { length: count } })
        const ids = opened.sessions.map(({ row }) => row.id)
        for (const id of ids) found.add(id)
        // As the address of the list says it.
        const filter = filterOfQuery(parseSessionText(`map=${name}`).query, 'UTC', ctx.now, await knownPlaces(ctx))
        const { rows } = await pageOf(ctx, filter, {}, '-started', 1_000, { firstRows: 2_000, mostMs: 5_000 })
        expect(rows.map(({ id }) => id)).toEqual(ids)
      }
      expect(found.size).toBe(view.total)
    }
  })

  test('more than are told at once are counted all the same', async () => {
    const { count, sessions } = await sessionsAt(manager.ctx, whole, { kind: 'unknown' }, 2)
    expect(sessions).toHaveLength(2)
    expect(count).toBeGreaterThan(2)
  })

  test('none of a part is all the others', async () => {
    const { ctx } = manager
    const of = async (text: string) => countOf(ctx, filterOfQuery(parseSessionText(text).query, 'UTC', ctx.now, []), true, usual)
    const [all, hosting, not] = await Promise.all([of(''), of('map=private'), of('map=!private')])
    expect(hosting.count).toBeGreaterThan(0)
    expect(not.count).toBe(all.count - hosting.count)
  })
})

test('an Audit User sees their own alone, in each answer', async () => {
  const { ctx } = table.viewers[0] as SignedIn
  const view = await mapSessions(ctx, { filter: whole, box: world, zoom: 2 })
  expect(view.total).toBe(reference(table, ctx, {}).length)
  expect(view.total).toBeLessThan((await mapSessions(manager.ctx, { filter: whole, box: world, zoom: 2 })).total)
  for (const kind of ['place', 'private', 'unknown'] as const)
    for (const { row } of (await sessionsAt(ctx, whole, { kind }, 1_000)).sessions) expect(row.userId).toBe(ctx.userId)
})

describe('where a session is', () => {
  async function one(
    of: { readonly network?: string; readonly country?: string | null; readonly city?: string | null },
    point: readonly [number, number] | null,
  ) {
    const person = await makePerson()
    const [lat = null, lon = null] = point ?? []
    const [id = ''] = await laySessions([{ person, startedAgo: 60, idleFor: 30, ...of, lat, lon }])
    const { owner } = await testDatabase()
    const filter = { status: 'active', equal: { user: { is: [person.id], not: [] } } } as const
    return { id, owner, filter, look: async () => mapSessions(manager.ctx, { filter, box: world, zoom: 5 }) }
  }

  test.each([
    ['a city', { country: 'DE', city: 'Munich' }, [48.1, 11.6], null],
    ['zero by zero without a name', {}, [0, 0], 'unknown'],
    ['zero by zero of a country', { country: 'GH' }, [0, 0], 'country'],
    ['zero by zero where the data names a city', { country: 'GH', city: 'Null Island' }, [0, 0], null],
    ['a country alone', { country: 'DE' }, null, 'country'],
    ['a private network, whatever else is said', { network: 'private', country: 'DE', city: 'Munich' }, [48.1, 11.6], 'private'],
    ['loopback', { network: 'loopback' }, null, 'private'],
    ['a hosting network, which is never pinned', { network: 'hosting', country: 'DE', city: 'Munich' }, [48.1, 11.6], 'hosting'],
    ['nothing', {}, null, 'unknown'],
  ] as const)('%s', async (_what, of, point, bucket) => {
    const { markers, buckets, total } = await (await one(of, point)).look()
    expect(total).toBe(1)
    expect(buckets.map(({ kind }) => kind)).toEqual(bucket === null ? [] : [bucket])
    expect(markers).toHaveLength(bucket === null ? 1 : 0)
  })

  test('where managers say that it is: in a city that is known, else beside the map; and back', async () => {
    const { id, owner, filter, look } = await one({ country: 'DE', city: 'Munich' }, [48.1, 11.6])
    const correct = (country: string | null, city: string | null) =>
      owner.query(`INSERT INTO place_corrections (session_id, country, city, by_id, by_name) VALUES ($1, $2, $3, $4, 'x')`, [
        id,
        country,
        city,
        manager.person.id,
      ])
    await correct('JP', 'Tokyo')
    const [marker] = (await look()).markers
    expect(marker).toMatchObject({ city: 'Tokyo', country: 'JP', one: id })
    expect(marker?.lat).toBeCloseTo(35.7, 0)
    const { sessions } = await sessionsAt(manager.ctx, filter, mapPartOf(marker?.part ?? '') ?? { kind: 'unknown' }, 10)
    expect(sessions).toMatchObject([{ pin: { id, accuracy: null, city: 'Tokyo' } }])
    const listed = async (name: string) => {
      const map = { is: [mapPartOf(name) ?? { kind: 'place' as const }], not: [], known: await knownPlaces(manager.ctx) }
      return (await countOf(manager.ctx, { ...filter, map }, true, usual)).count
    }
    expect(await listed(marker?.part ?? '')).toBe(1)
    await correct('JP', 'A village')
    expect((await look()).buckets).toMatchObject([{ kind: 'country', count: 1 }])
    expect([await listed(marker?.part ?? ''), await listed('country'), await listed('place')]).toEqual([0, 1, 0])
    // What filters know is what was recorded.
    expect((await look()).countries).toEqual([{ country: 'DE', count: 1 }])
    await correct(null, null)
    expect((await look()).markers).toMatchObject([{ city: 'Munich' }])
  })
})

test('places of corrections are known to whoever sees the sessions, or the corrections, and to nobody else', async () => {
  const { owner } = await testDatabase()
  const [mine, theirs] = [await signedIn('audit_user'), await signedIn('audit_user')]
  const correct = (session: string | null, ip: string | null, city: string) =>
    owner.query(`INSERT INTO place_corrections (session_id, ip, country, city, by_id, by_name) VALUES ($1, $2, 'CH', $3, $4, 'x')`, [
      ...[session, ip, city, manager.person.id],
    ])
  await owner.query(`UPDATE sessions SET ip = '203.0.113.77' WHERE id = $1`, [mine.session.id])
  await correct(mine.session.id, '203.0.113.77', 'Basel')
  await correct(null, '203.0.113.77', 'Bern')
  await correct(theirs.session.id, null, 'Geneva')
  await correct(null, '203.0.113.99', 'Lugano')
  const swiss = async ({ ctx }: SignedIn) =>
    (await read(ctx).session.correctedPlaces()).flatMap(({ country, city }) => (country === 'CH' ? [city] : [])).sort()
  expect(await swiss(mine)).toEqual(['Basel', 'Bern'])
  expect(await swiss(theirs)).toEqual(['Geneva'])
  expect(await swiss(manager)).toEqual(['Basel', 'Bern', 'Geneva', 'Lugano'])
})

test('of a moment of the past: who was signed in then, whatever became of them, and nobody else', async () => {
  const person = await makePerson()
  await laySessions([
    { person, startedAgo: 7_200, idleFor: 3_600, ended: { ago: 3_600, reason: 'killed' }, country: 'DE' },
    { person, startedAgo: 1_200, idleFor: 60, country: 'DE' },
    { person, startedAgo: 20_000, idleFor: 15_000, country: 'DE' },
  ])
  const equal = { user: { is: [person.id], not: [] } } as const
  const then = async (ago: number) => {
    const at = { is: [new Date(manager.ctx.now.getTime() - ago * 1_000).toISOString()], not: [] }
    const filter = { equal: { ...equal, at } }
    const { buckets, total } = await mapSessions(manager.ctx, { filter, box: world, zoom: 2 })
    // The list of the moment holds as many.
    expect(await countOf(manager.ctx, filter, true, usual)).toEqual({ count: total, exact: true })
    return buckets
  }
  expect(await then(5_000)).toMatchObject([{ count: 1, by: [0, 0, 1, 0] }])
  expect(await then(600)).toMatchObject([{ count: 1, by: [1, 0, 0, 0] }])
  expect(await then(16_000)).toMatchObject([{ count: 1, by: [0, 0, 0, 1] }])
  expect(await then(2_000)).toEqual([])
})

test('whoever may not look is refused', async () => {
  const { ctx } = await signedIn('audit_manager')
  const nobody = { ...ctx, role: 'stranger' } as unknown as typeof ctx
  await expect(mapSessions(nobody, { filter: whole, box: world, zoom: 2 })).rejects.toThrow('Your role does not allow this.')
  await expect(sessionsAt(nobody, whole, { kind: 'place' }, 1)).rejects.toThrow('Your role does not allow this.')
})
