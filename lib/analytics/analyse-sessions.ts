import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import type { SessionQuery } from '@/lib/sessions/session-query'
import type { SessionAnalysis } from './analysis'
import { binsOf } from './bins'
import { countsIn, hoursOf, type Quarter, quartersOf } from './quarters'
import { durationsOf, fieldParts, fieldsOf } from './shares'

const DAY_MS = 86_400_000

const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((all, { count }) => all + count, 0)

/** Starts in the period of as many days before, or null where that is not kept as a whole; and how many milliseconds it lies before. */
async function beforeThat(ctx: Context, filter: SessionFilter, from: Date, to: Date) {
  const ms = Math.ceil((to.getTime() - from.getTime()) / DAY_MS) * DAY_MS
  const earlier = { from: new Date(from.getTime() - ms), to: new Date(to.getTime() - ms) }
  if (filter.from === undefined || earlier.from < ctx.visibleSince) return { ms, quarters: null }
  const { tallies, since } = await read(ctx).session.tallies({ ...filter, ...earlier }, ['quarter'])
  return { ms, quarters: since === null ? quartersOf(tallies) : null }
}

function startOf(filter: SessionFilter, quarters: readonly Quarter[], fallback: Date): Date {
  return filter.from ?? new Date(quarters.reduce((least, { at }) => Math.min(least, at), fallback.getTime()))
}

/**
 * Counts the sessions that the list would show for the same address, one's own, or everyone's for managers and administrators.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function analyseSessions(ctx: Context, query: SessionQuery, zone: string): Promise<SessionAnalysis> {
  assertMay(ctx, 'session.list')
  const filter = sessionFilterOf(query, zone, ctx.now)
  const to = filter.to && filter.to < ctx.now ? filter.to : ctx.now
  const from = filter.from ?? ctx.visibleSince
  const [{ tallies, since }, before] = await Promise.all([
    read(ctx).session.tallies(filter, [...fieldParts, 'quarter']),
    from < to ? beforeThat(ctx, filter, from, to) : { ms: 0, quarters: null },
  ])
  const quarters = quartersOf(tallies)
  const start = startOf(filter, quarters, ctx.visibleSince)
  const { unit, bins } = start < to ? binsOf(start, to, zone) : { unit: 'day' as const, bins: [] }
  const counts = countsIn(bins, quarters)
  const earlier = before.quarters && countsIn(bins, before.quarters, before.ms)
  return {
    ...{ asOf: ctx.now, total: sum(quarters), totalBefore: before.quarters && sum(before.quarters), since },
    ...{ fields: fieldsOf(tallies), unit, durations: durationsOf(tallies), hours: hoursOf(quarters, zone) },
    // The first day is one of the period only from its beginning on.
    series: bins.map((bin, at) => ({
      ...bin,
      from: at === 0 && start > bin.from ? start : bin.from,
      count: counts[at] ?? 0,
      before: earlier?.[at] ?? null,
    })),
  }
}
