import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionTallies } from '@/lib/db/session-tally'
import type { SessionQuery } from '@/lib/sessions/session-query'
import type { SessionOverview } from './analysis'
import { type Asked, askedOf, binsFrom } from './asked-period'
import { countsIn, hoursOf, type Quarter, quartersOf } from './quarters'
import type { Before } from './sessions-before'
import { durationsOf, fieldsOf } from './shares'

const sum = (quarters: readonly Quarter[]) => quarters.reduce((all, { count }) => all + count, 0)

/** What quarters of an hour and ends tell of a period, compared with nothing. */
export function overviewOf(ctx: Context, asked: Asked, { tallies, since }: SessionTallies): SessionOverview {
  const quarters = quartersOf(tallies)
  const first = quarters.reduce((least, { at }) => Math.min(least, at), ctx.visibleSince.getTime())
  const { unit, bins } = binsFrom(asked.filter.from ?? new Date(first), asked)
  const counts = countsIn(bins, quarters)
  return {
    ...{ asOf: ctx.now, keptSince: ctx.visibleSince, total: sum(quarters), totalBefore: null, periodBefore: null, since, unit },
    ...{ fields: { reason: fieldsOf(tallies).reason }, durations: durationsOf(tallies), hours: hoursOf(quarters, asked.zone) },
    series: bins.map((bin, at) => ({ ...bin, count: counts[at] ?? 0, before: null })),
  }
}

/** The same beside the period before; what there was no time to count to its beginning is compared with nothing. */
export function compared<T extends SessionOverview>(overview: T, before: Before): T {
  if (typeof before === 'string' || overview.since !== null) return overview
  const counts = countsIn(overview.series, before.quarters, before.ms)
  return {
    ...overview,
    ...{ totalBefore: sum(before.quarters), periodBefore: { from: before.from, to: before.to } },
    series: overview.series.map((bin, at) => ({ ...bin, before: counts[at] ?? 0 })),
  }
}

/**
 * Counts when the sessions started that the list would show for the same address, how long they lasted and why they ended: one's own, or everyone's for
 * managers and administrators.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function sessionOverview(ctx: Context, query: SessionQuery, zone: string): Promise<SessionOverview> {
  assertMay(ctx, 'session.list')
  const asked = await askedOf(ctx, query, zone)
  return overviewOf(ctx, asked, await read(ctx).session.tallies(asked.filter, ['quarter', 'end']))
}
