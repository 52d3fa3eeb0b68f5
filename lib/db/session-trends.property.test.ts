import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { filters, layTable, type Row, reference, type Table } from '@/tests/helpers/session-reference'
import type { SignedIn } from '@/tests/helpers/signed-in'
import { sessionTrends } from './session-trends'

let table: Table
let owner: Awaited<ReturnType<typeof testDatabase>>['owner']

beforeAll(async () => {
  table = await layTable()
  owner = (await testDatabase()).owner
})
afterEach(() => owner.query('DELETE FROM session_days'))

const HOUR_MS = 3_600_000
const parts = ['role', 'device', 'browser', 'os', 'place', 'network'] as const
const paces = fc.record({ firstRows: fc.constantFrom(15, 2_000), mostMs: fc.constant(1e9) })
/** Some days or hours each, cut by the clock of a zone that is half an hour off; up to later than now. */
const cuts = fc.record({ hours: fc.constantFrom(6, 24, 168), shift: fc.constantFrom(0, 5.5, -3), many: fc.integer({ min: 1, max: 40 }) })
const edgesOf = ({ hours, shift, many }: { hours: number; shift: number; many: number }) => {
  const last = (Math.floor(Date.now() / 86_400_000) * 24 + shift) * HOUR_MS
  return Array.from({ length: many }, (_, at) => new Date(last - (many - 1 - at) * hours * HOUR_MS))
}

const keysOf = (row: Row, edges: readonly Date[]): string[] => {
  const stretch = Math.max(
    0,
    edges.findLastIndex((edge) => edge <= row.started),
  )
  return [
    ['role', row.role],
    ['device', row.device, row.vendor, row.model],
    ['browser', row.browser, row.browserVersion],
    ['os', row.os, row.osVersion],
    ['place', row.country, row.region, row.city],
    ['network', row.network, row.asn],
  ].map((key) => JSON.stringify([stretch, ...[...key, '', ''].slice(0, 4)]))
}
const sums = (found: readonly (readonly [string, number])[]) => {
  const all: Record<string, number> = {}
  for (const [key, count] of found) all[key] = (all[key] ?? 0) + count
  return all
}

describe('counts of each stretch equal those of a sequential search', { timeout: 60_000 }, () => {
  test.each([false, true])('of any filter, as each role; with days counted before: %s', async (counted) => {
    if (counted) await owner.query('SELECT count_session_day(d) FROM session_days_to_count() AS d')
    await fc.assert(
      fc.asyncProperty(filters(table.people), fc.nat(2), paces, cuts, fc.boolean(), async (filter, who, pace, cut, isPlain) => {
        const viewer = table.viewers[who] as SignedIn
        const asked = isPlain ? { from: filter.from, to: filter.to } : filter
        const edges = edgesOf(cut)
        const { trends, since } = await sessionTrends(viewer.ctx, asked, parts, edges, pace)
        expect(since).toBeNull()
        const ids = new Set(reference(table, viewer.ctx, asked))
        const expected = table.rows.filter(({ id }) => ids.has(id)).flatMap((row) => keysOf(row, edges).map((key) => [key, 1] as const))
        expect(sums(trends.map(({ stretch, part, a, b, c, count }) => [JSON.stringify([stretch, part, a, b, c]), count]))).toEqual(
          sums(expected),
        )
      }),
      { numRuns: 60, seed: 17 },
    )
  })

  test('days that lie whole in a stretch are told from what was counted', async () => {
    await owner.query('SELECT count_session_day(d) FROM session_days_to_count() AS d')
    await owner.query(`UPDATE session_tallies SET count = count + 1000 WHERE part = 'role'`)
    const manager = table.viewers[1] as SignedIn
    const at = (shift: number) => sessionTrends(manager.ctx, {}, ['role'], edgesOf({ hours: 24, shift, many: 10 }))
    expect((await at(0)).trends.some(({ count }) => count > 1_000)).toBe(true)
    // What is struck out is counted row by row.
    await owner.query('INSERT INTO session_strikes SELECT day FROM session_days')
    expect((await at(0)).trends.some(({ count }) => count > 1_000)).toBe(false)
    await owner.query('DELETE FROM session_strikes')
    const { trends } = await sessionTrends(
      manager.ctx,
      { from: edgesOf({ hours: 24, shift: 5.5, many: 10 })[1] },
      ['role'],
      edgesOf({ hours: 24, shift: 5.5, many: 9 }),
    )
    expect(trends.every(({ count }) => count < 1_000)).toBe(true)
  })
})
