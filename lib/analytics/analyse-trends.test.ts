import { beforeAll, describe, expect, test } from 'vitest'
import { countSessions } from '@/lib/sessions/count-sessions'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import { parseSessionQuery, type SessionQuery } from '@/lib/sessions/session-query'
import { testDatabase } from '@/tests/helpers/database'
import { layTable, type Table } from '@/tests/helpers/session-reference'
import type { SignedIn } from '@/tests/helpers/signed-in'
import { analyseSessions } from './analyse-sessions'
import { analyseTrends } from './analyse-trends'
import { trendFields, valueKey } from './trends'

let table: Table
const zone = 'Asia/Kolkata'

beforeAll(async () => {
  table = await layTable()
  await (await testDatabase()).owner.query('SELECT count_session_day(d) FROM session_days_to_count() AS d')
})

const ask = (address: string) => parseSessionQuery(Object.fromEntries(new URLSearchParams(address))).query
const manager = () => table.viewers[1] as SignedIn
const listed = async ({ ctx }: SignedIn, query: SessionQuery) =>
  (await countSessions(ctx, await sessionFilterOf(ctx, query, zone), { exact: true })).count
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

async function followed({ ctx }: SignedIn, query: SessionQuery) {
  const analysis = await analyseSessions(ctx, query, zone)
  return { analysis, trends: await analyseTrends(ctx, query, zone, analysis) }
}

describe('values over time are those of the sessions that the list shows', { timeout: 60_000 }, () => {
  test.each(['since=30d', 'since=24h', '', 'from=2026-11-01&country=DE', 'q=Köl', 'status=active'])(
    'each value’s stretches of «%s» make up its number, for managers and for somebody alone',
    async (address) => {
      for (const viewer of [manager(), table.viewers[0] as SignedIn]) {
        const { analysis, trends } = await followed(viewer, ask(address))
        expect(trends.since).toBeNull()
        for (const field of trendFields) {
          const told = analysis.fields[field].map((share) => [valueKey(share), sum(trends.counts[field].get(valueKey(share)) ?? [])])
          expect([field, told]).toEqual([field, analysis.fields[field].map((share) => [valueKey(share), share.count])])
        }
      }
    },
  )

  test('each stretch of a value leads to as many', async () => {
    const query = ask('since=30d')
    const { analysis, trends } = await followed(manager(), query)
    for (const field of ['country', 'osVersion', 'asn'] as const)
      for (const { where } of analysis.fields[field].slice(0, 2))
        for (const [at, { first, last }] of trends.bins.entries()) {
          const choices = Object.fromEntries(Object.entries(where).map(([name, value]) => [name, [value]]))
          const said = trends.counts[field].get(valueKey({ where }))?.[at]
          expect([field, first, await listed(manager(), { ...query, choices, from: first, to: last })]).toEqual([field, first, said])
        }
  })

  test('the period before is as long and lies before; where it is not kept as a whole nothing is compared', async () => {
    const { analysis, trends } = await followed(manager(), ask('since=7d'))
    const { ctx } = manager()
    const ago = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000)
    for (const { where } of analysis.fields.country) {
      const equal = { country: { is: [where.country ?? ''], not: [] } }
      const { count } = await countSessions(ctx, { from: ago(14), to: ago(7), equal }, { exact: true })
      expect([where, trends.before?.country.get(valueKey({ where })) ?? 0]).toEqual([where, count])
    }
    expect((await followed(manager(), ask('since=30d'))).trends.before).toBeNull()
    expect((await followed(manager(), ask(''))).trends.before).toBeNull()
  })

  test('a period in which nothing is kept has nothing to follow', async () => {
    const { trends } = await followed(manager(), ask('from=2031-01-01'))
    expect([trends.bins, trends.counts.os.size]).toEqual([[], 0])
  })
})
