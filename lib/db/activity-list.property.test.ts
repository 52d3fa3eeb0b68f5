import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { filtersOf, type Log, layLog, matching } from '@/tests/helpers/activity-reference'
import { testDatabase } from '@/tests/helpers/database'
import type { SignedIn } from '@/tests/helpers/signed-in'
import { countActivities } from './activity-count'
import type { ActivityFilter } from './activity-filter'
import { histogramOf, overviewOf } from './activity-histogram'
import { activityPage } from './activity-list'
import type { ListPage, ListPlace } from './list-page'
import { settleDays } from './settle-days'

let log: Log

beforeAll(async () => {
  log = await layLog()
  expect(log.rows.length).toBeGreaterThan(400)
})

// The usual search would be done with this log after a few steps; hasty ones stop after each step and have to be continued.
const paces = fc.record({ firstRows: fc.constantFrom(15, 60, 2_000), mostMs: fc.constantFrom(0, 1e9) })
const unhurried = { firstRows: 60, mostMs: 1e9 }
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)

/** Whoever looks, and by how many days sooner than activities views grow too old for them. */
const lookers = fc.tuple(fc.nat(2), fc.constantFrom(0, 0, 3, 17.3)).map(([who, sooner]) => {
  const { ctx } = log.viewers[who] as SignedIn
  return { ...ctx, viewsSince: new Date(ctx.visibleSince.getTime() + sooner * 86_400_000) }
})

/** All pages one way, by the places that they themselves tell. */
async function follow(ask: (place: ListPlace) => Promise<ListPage<{ id: string }>>, way: 'next' | 'previous', begin: ListPlace) {
  const ids: string[] = []
  for (let place: ListPlace | null = begin, pages = 0; place !== null; pages += 1) {
    expect(pages).toBeLessThan(600)
    const page: ListPage<{ id: string }> = await ask(place)
    ids.push(...(way === 'next' ? idsOf(page.rows) : idsOf(page.rows).reverse()))
    if (page[way] !== null && page.searchedTo === null && way === 'next') expect(page.rows.length).toBeGreaterThan(0)
    place = page[way]
  }
  return ids
}

describe('the list equals a sequential search', { timeout: 120_000 }, () => {
  test('every page onwards, as each role; and the count', async () => {
    await fc.assert(
      fc.asyncProperty(filtersOf(log), lookers, paces, fc.constantFrom(12, 50), async (filter, ctx, pace, take) => {
        const expected = idsOf(matching(log, ctx, filter))
        expect(await follow((place) => activityPage(ctx, filter, place, take, pace), 'next', {})).toEqual(expected)
        expect(await countActivities(ctx, filter, false, { ...pace, mostMs: 1e9 })).toEqual({ count: expected.length, exact: true })
      }),
      { numRuns: 60, seed: 5 },
    )
  })

  test('backwards from the end, page by page, to the first page', async () => {
    await fc.assert(
      fc.asyncProperty(filtersOf(log), fc.nat(2), paces, async (filter, who, pace) => {
        const { ctx } = log.viewers[who] as SignedIn
        const ask = (place: ListPlace) => activityPage(ctx, filter, place, 20, pace)
        const expected = idsOf(matching(log, ctx, filter))
        const told = (await follow(ask, 'previous', { after: '00000000-0000-0000-0000-000000000000' })).reverse()
        // The first page is always a whole one, so what it shows again of the page after it is told twice.
        expect(told.filter((id, at) => told.indexOf(id) === at)).toEqual(expected)
        expect(told.length).toBeLessThan(expected.length + 20)
        expect((await ask({})).previous).toBeNull()
      }),
      { numRuns: 25, seed: 6 },
    )
  })

  test('two values of one row, or of two that never meet', async () => {
    const fields = ['kind', 'action', 'actor', 'type', 'resource', 'outcome', 'source', 'session'] as const
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...fields], { minLength: 2, maxLength: 3 }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        async (chosen, one, other, without) => {
          const { ctx } = log.viewers[1] as SignedIn
          const rows = [one, other].map((at) => log.rows[at % log.rows.length] as Log['rows'][number])
          const drawn = (field: (typeof fields)[number], at: number) => [rows[at % 2]?.[field] ?? []].flat().slice(0, 1)
          const equal = Object.fromEntries(chosen.map((field, at) => [field, { is: drawn(field, at), not: [] }]))
          const filter: ActivityFilter = { equal: without ? { ...equal, kind: { is: [], not: ['read', 'access'] } } : equal }
          expect(await follow((place) => activityPage(ctx, filter, place, 12, { firstRows: 15, mostMs: 1e9 }), 'next', {})).toEqual(
            idsOf(matching(log, ctx, filter)),
          )
        },
      ),
      { numRuns: 60, seed: 8 },
    )
  })
})

describe('charts and kinds equal a sequential count', { timeout: 120_000 }, () => {
  const edges = fc
    .uniqueArray(fc.tuple(fc.integer({ min: -1, max: 46 }), fc.constantFrom(0, 900_000, 3_600_000, 1_234_567)), {
      minLength: 2,
      maxLength: 6,
    })
    .map((all) => all.map(([days, ms]) => (Math.floor(Date.now() / 86_400_000) - days) * 86_400_000 + ms).sort((a, b) => a - b))
    .map((all) => [...new Set(all)].map((ms) => new Date(ms)))

  const agree = () =>
    fc.assert(
      fc.asyncProperty(filtersOf(log), lookers, edges, async (filter, ctx, cuts) => {
        const found = matching(log, ctx, filter)
        const counts = await histogramOf(ctx, filter, cuts, unhurried)
        expect(counts).toEqual(cuts.slice(1).map((end, at) => found.filter((row) => row.at >= (cuts[at] as Date) && row.at < end).length))
        const whatever = matching(log, ctx, { ...filter, equal: { ...filter.equal, kind: undefined } })
        const overview = await overviewOf(ctx, filter, cuts, unhurried)
        expect(overview).toMatchObject({ days: counts, total: found.length, complete: true })
        const of = (kind: string) => whatever.filter((row) => row.kind === kind).length
        for (const kind of ['change', 'read', 'sign_in', 'access', 'system']) expect(overview.kinds.get(kind) ?? 0).toBe(of(kind))
      }),
      { numRuns: 40, seed: 9 },
    )

  test('before any day is settled', agree)

  test('and after all that are over have been', async () => {
    const { owner } = await testDatabase()
    const never = (error: unknown) => {
      throw error
    }
    expect(await settleDays(never)).toBeGreaterThan(40)
    expect(await settleDays(never)).toBe(0)
    const { rows } = await owner.query(`SELECT (SELECT sum(count)::int FROM log.activity_quarters) AS counted,
      (SELECT count(*)::int FROM log.activities WHERE id < public.uuid_floor(date_trunc('day', now() - interval '1 hour', 'UTC'))) AS there`)
    expect(rows[0].counted).toBe(rows[0].there)
    expect(rows[0].there).toBeGreaterThan(300)
    await agree()
  })
})
