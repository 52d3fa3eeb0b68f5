import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@/tests/helpers/database'
import { filters, layTable, type Row, reference, type Table } from '@/tests/helpers/session-reference'
import type { SignedIn } from '@/tests/helpers/signed-in'
import type { SessionFilter } from './session-filter'
import { sessionTallies } from './session-tally'
import type { SessionTally } from './session-tally-days'

let table: Table
let owner: Awaited<ReturnType<typeof testDatabase>>['owner']

beforeAll(async () => {
  table = await layTable()
  owner = (await testDatabase()).owner
})
afterEach(() => owner.query('DELETE FROM session_days; DELETE FROM session_hours; DELETE FROM session_strikes'))

const parts = ['role', 'device', 'browser', 'os', 'place', 'network', 'end', 'quarter'] as const
const paces = fc.record({ firstRows: fc.constantFrom(15, 2_000), mostMs: fc.constant(1e9) })

const keysOf = (row: Row): string[] =>
  [
    ['role', row.role],
    ['device', row.device, row.vendor, row.model],
    ['browser', row.browser, row.browserVersion],
    ['os', row.os, row.osVersion],
    ['place', row.country, row.region, row.city],
    ['network', row.network, row.asn],
    ...(row.open ? [] : [['end', row.reason, row.duration]]),
    ['quarter', String(Math.floor(row.started.getTime() / 900_000))],
  ].map((key) => JSON.stringify([...key, '', ''].slice(0, 4)))

const sums = (found: readonly (readonly [string, number])[]) => {
  const all: Record<string, number> = {}
  for (const [key, count] of found) all[key] = (all[key] ?? 0) + count
  return all
}
const told = (tallies: readonly SessionTally[]) => sums(tallies.map(({ part, a, b, c, count }) => [JSON.stringify([part, a, b, c]), count]))
function expected(who: SignedIn, filter: SessionFilter) {
  const ids = new Set(reference(table, who.ctx, filter))
  return sums(table.rows.filter(({ id }) => ids.has(id)).flatMap((row) => keysOf(row).map((key) => [key, 1] as const)))
}

const countDays = async () => {
  const { rows } = await owner.query<{ done: boolean }>('SELECT count_session_day(d) AS done FROM session_days_to_count() AS d')
  expect(rows.length).toBeGreaterThan(8)
  expect(rows.every(({ done }) => done)).toBe(true)
  await owner.query('SELECT count_session_hour(h) FROM session_hours_to_count() AS h')
}

describe('counts equal those of a sequential search', { timeout: 60_000 }, () => {
  test.each([false, true])('of any filter, as each role; with days counted before: %s', async (counted) => {
    if (counted) await countDays()
    await fc.assert(
      fc.asyncProperty(filters(table.people), fc.nat(2), paces, fc.boolean(), async (filter, who, pace, isPlain) => {
        const viewer = table.viewers[who] as SignedIn
        const asked = isPlain ? { from: filter.from, to: filter.to } : filter
        const { tallies, since } = await sessionTallies(viewer.ctx, asked, parts, pace)
        expect(since).toBeNull()
        expect(told(tallies)).toEqual(expected(viewer, asked))
      }),
      { numRuns: 60, seed: 12 },
    )
  })

  test.each([false, true])(
    'where the time was up: exactly those that started since the moment that is said; with days counted before: %s',
    async (known) => {
      if (known) await countDays()
      let cut = 0
      await fc.assert(
        fc.asyncProperty(
          filters(table.people),
          fc.nat(2),
          fc.constantFrom(5, 15, 60),
          fc.boolean(),
          async (filter, who, firstRows, isPlain) => {
            const viewer = table.viewers[who] as SignedIn
            const asked = isPlain ? { from: filter.from, to: filter.to, status: filter.status } : filter
            const { tallies, since } = await sessionTallies(viewer.ctx, asked, parts, { firstRows, mostMs: 0 })
            if (since !== null) cut += 1
            expect(told(tallies)).toEqual(expected(viewer, since === null ? asked : { ...asked, from: since }))
          },
        ),
        { numRuns: 150, seed: 21 },
      )
      expect(cut).toBeGreaterThan(20)
    },
  )

  test('of hours of days that are not told as wholes, with what has changed since', async () => {
    // Counted while it is so, and put back: the rows are those of the reference, the counts are not without what is told beside them.
    await owner.query(`UPDATE sessions SET country = 'ZZ', asn = 64500 WHERE ended_at IS NULL`)
    const open = await owner.query<{ id: string }>('SELECT id FROM sessions WHERE ended_at IS NULL')
    const ids = new Set(open.rows.map(({ id }) => id))
    expect(ids.size).toBeGreaterThan(10)
    await countDays()
    const undo = table.rows
      .filter(({ id }) => ids.has(id))
      .map(({ id, country, asn }) => [id, country === '' ? null : country, asn === '' ? null : asn] as const)
    for (const [id, country, asn] of undo)
      await owner.query('UPDATE sessions SET country = $2, asn = $3::bigint WHERE id = $1', [id, country, asn])
    expect((await owner.query('SELECT FROM session_strikes WHERE part IS NOT NULL')).rowCount).toBeGreaterThan(20)
    await owner.query('DELETE FROM session_days')
    const manager = table.viewers[1] as SignedIn
    await fc.assert(
      fc.asyncProperty(filters(table.people), paces, async ({ from, to }, pace) => {
        const { tallies } = await sessionTallies(manager.ctx, { from, to }, parts, pace)
        expect(told(tallies)).toEqual(expected(manager, { from, to }))
      }),
      { numRuns: 40, seed: 7 },
    )
    await owner.query(`UPDATE session_hour_tallies SET count = count + 1000 WHERE part = 'role'`)
    const { tallies } = await sessionTallies(manager.ctx, {}, ['role'])
    expect(tallies.some(({ count }) => count > 1_000)).toBe(true)
    await owner.query(`UPDATE session_hour_tallies SET count = count - 1000 WHERE part = 'role'`)
  })

  test('every day that is over was counted, and is told from what was counted', async () => {
    await countDays()
    const manager = table.viewers[1] as SignedIn
    await owner.query(`UPDATE session_tallies SET count = count + 1000 WHERE part = 'role'`)
    const { tallies } = await sessionTallies(manager.ctx, {}, ['role'])
    expect(tallies.some(({ count }) => count > 1_000)).toBe(true)
  })
})
