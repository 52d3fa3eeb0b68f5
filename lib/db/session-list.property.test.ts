import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { filters, layTable, reference, type Table } from '@/tests/helpers/session-reference'
import type { SignedIn } from '@/tests/helpers/signed-in'
import { countOf } from './session-count'
import { pageOf } from './session-list'
import { type SessionPlace, type SessionSort, sortKeys } from './session-sort'

let table: Table

beforeAll(async () => {
  table = await layTable()
  const open = table.rows.filter((row) => row.open).length
  expect(open).toBeGreaterThan(10)
  expect(table.rows.length - open).toBeGreaterThan(200)
})

// The usual search would be done with this table after its first step; hasty ones stop after each step and have to be continued.
const paces = fc.record({ firstRows: fc.constantFrom(15, 60, 2_000), mostMs: fc.constantFrom(0, 1e9) })

/** All pages one way, by the places that they themselves tell. */
async function follow(
  ask: (place: SessionPlace) => ReturnType<typeof pageOf>,
  way: 'next' | 'previous',
  begin: SessionPlace,
): Promise<string[]> {
  const ids: string[] = []
  for (let place: SessionPlace | null = begin, pages = 0; place !== null; pages += 1) {
    expect(pages).toBeLessThan(600)
    const page: Awaited<ReturnType<typeof ask>> = await ask(place)
    const told = page.rows.map(({ id }) => id)
    ids.push(...(way === 'next' ? told : told.reverse()))
    if (page[way] !== null && page.searchedTo === null && way === 'next') expect(told.length).toBeGreaterThan(0)
    place = page[way]
  }
  return ids
}

describe('the list equals a sequential search', { timeout: 60_000 }, () => {
  test('every page onwards, by start both ways, as each role; and the count', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters(table.people),
        fc.nat(2),
        paces,
        fc.constantFrom<SessionSort>('-started', 'started'),
        fc.constantFrom(12, 50),
        async (filter, who, pace, sort, take) => {
          const { ctx } = table.viewers[who] as SignedIn
          const expected = reference(table, ctx, filter)
          const found = await follow((place) => pageOf(ctx, filter, place, sort, take, pace), 'next', {})
          expect(sort === '-started' ? found : found.reverse()).toEqual(expected)
          expect(await countOf(ctx, filter, false, { ...pace, mostMs: 1e9 })).toEqual({ count: expected.length, exact: true })
        },
      ),
      { numRuns: 40, seed: 5 },
    )
  })

  test('backwards from the end, page by page, to the first page', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters(table.people),
        fc.nat(2),
        paces,
        fc.constantFrom<SessionSort>('-started', 'started'),
        async (filter, who, pace, sort) => {
          const { ctx } = table.viewers[who] as SignedIn
          const take = 20
          const expected = reference(table, ctx, filter)
          const ask = (place: SessionPlace) => pageOf(ctx, filter, place, sort, take, pace)
          const least = '00000000-0000-0000-0000-000000000000'
          const end = sort === '-started' ? { after: least } : { before: least.replaceAll('0', 'f') }
          const found = await follow(ask, 'previous', end)
          // The first page is always a whole one, so what it shows again of the page after it is told twice.
          const told = sort === '-started' ? found.reverse() : found
          const once = told.filter((id, i) => told.indexOf(id) === i)
          expect(once).toEqual(expected)
          expect(told.length).toBeLessThan(expected.length + take)
          const [first] = [await ask({})]
          expect(first.previous).toBeNull()
        },
      ),
      { numRuns: 20, seed: 6 },
    )
  })

  test('two fields of which one tells of the other, and who ran out among them', async () => {
    const pairs = [
      ['device', 'browser'],
      ['device', 'os'],
      ['browser', 'os'],
      ['country', 'city'],
      ['country', 'network'],
    ] as const
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...pairs),
        fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
        fc.constantFrom(undefined, 'active', 'terminated'),
        fc.constantFrom(undefined, '', 'idle', 'time_limit', 'killed'),
        paces,
        async ([a, b], picks, status, reason, pace) => {
          const { ctx } = table.viewers[1] as SignedIn
          const [one, other, third] = picks.map((at) => table.rows[at % table.rows.length] as Table['rows'][number])
          const is = (field: typeof a | typeof b, ...from: (typeof one)[]) => ({
            is: from.flatMap((row) => (row ? [row[field]] : [])),
            not: [],
          })
          const reasons = reason === undefined ? {} : { reason: { is: [reason], not: [] } }
          const filter = { status, equal: { [a]: is(a, one), [b]: is(b, other, third), ...reasons } }
          const found = await follow((place) => pageOf(ctx, filter, place, '-started', 12, pace), 'next', {})
          expect(found).toEqual(reference(table, ctx, filter))
        },
      ),
      { numRuns: 60, seed: 8 },
    )
  })

  test('live sessions by every other column, both ways', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters(table.people),
        fc.nat(2),
        fc.constantFrom(...sortKeys),
        fc.boolean(),
        async (filter, who, key, descending) => {
          const { ctx } = table.viewers[who] as SignedIn
          const sort: SessionSort = descending ? `-${key}` : key
          const ask = (place: SessionPlace) => pageOf(ctx, { ...filter, status: 'active' }, place, sort, 5)
          const expected = reference(table, ctx, { ...filter, status: 'active' })
          const onwards = await follow(ask, 'next', {})
          expect([...onwards].sort().reverse()).toEqual(expected)
          const upwards = await follow(
            (place) => pageOf(ctx, { ...filter, status: 'active' }, place, descending ? key : `-${key}`, 5),
            'next',
            {},
          )
          expect(upwards.reverse()).toEqual(onwards)
        },
      ),
      { numRuns: 40, seed: 7 },
    )
  })
})
