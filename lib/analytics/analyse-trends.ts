import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { SessionTally } from '@/lib/db/session-tally-days'
import type { SessionQuery } from '@/lib/sessions/session-query'
import type { SessionAnalysis } from './analysis'
import { askedOf } from './asked-period'
import { fieldsOf } from './shares'
import { trendBinsOf } from './trend-bins'
import { type SessionTrends, type TrendField, trendFields, valueKey } from './trends'

const parts = ['device', 'browser', 'os', 'place', 'network'] as const

const byField = <T>(make: (field: TrendField) => T) =>
  Object.fromEntries(trendFields.map((field) => [field, make(field)])) as Record<TrendField, T>

/** In the period with which the analysis compares, or null where there is none, or not the time to count it. */
async function before(ctx: Context, filter: SessionFilter, period: SessionAnalysis['periodBefore']): Promise<SessionTrends['before']> {
  if (period === null) return null
  const { tallies, since } = await read(ctx).session.tallies({ ...filter, ...period }, parts)
  if (since !== null) return null
  const shares = fieldsOf(tallies)
  return byField((field) => new Map(shares[field].map((share) => [valueKey(share), share.count])))
}

/** Of each field, each value's counts in the order of the stretches. */
function countsOf(stretches: readonly (readonly SessionTally[])[]): SessionTrends['counts'] {
  const counts = byField(() => new Map<string, number[]>())
  for (const [at, tallies] of stretches.entries()) {
    const shares = fieldsOf(tallies)
    for (const field of trendFields)
      for (const share of shares[field]) {
        const key = valueKey(share)
        const row = counts[field].get(key) ?? stretches.map(() => 0)
        row[at] = share.count
        counts[field].set(key, row)
      }
  }
  return counts
}

/**
 * Counts each value of what was analysed for the same address over time, and in the period before: of one's own sessions, or of everyone's for managers and
 * administrators.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function analyseTrends(
  ctx: Context,
  query: SessionQuery,
  zone: string,
  { series, total, periodBefore }: SessionAnalysis,
): Promise<SessionTrends> {
  assertMay(ctx, 'session.list')
  const { filter, to } = await askedOf(ctx, query, zone)
  const from = series[0]?.from ?? to
  const { unit, bins } = from < to ? trendBinsOf(from, to, zone, total) : { unit: 'day' as const, bins: [] }
  const edges = bins.map((bin, at) => (at === 0 && from > bin.from ? from : bin.from))
  if (edges.length === 0) return { asOf: ctx.now, unit, bins, counts: countsOf([]), before: null, since: null }
  const [{ trends, since }, earlier] = await Promise.all([
    read(ctx).session.trends(filter, parts, edges),
    before(ctx, filter, periodBefore),
  ])
  const stretches = bins.map((): SessionTally[] => [])
  for (const trend of trends) stretches[trend.stretch]?.push(trend)
  return {
    ...{ asOf: ctx.now, unit, since, counts: countsOf(stretches), before: earlier },
    bins: bins.map((bin, at) => ({ ...bin, from: edges[at] ?? bin.from })),
  }
}
