import 'server-only'
import type { Context } from '@/lib/access/context'
import type { ActivityListRow } from './activity-columns'
import { indexedOf } from './activity-facets'
import type { ActivityFilter } from './activity-filter'
import { byDay, byKey, countByDay, countByKey, edgeOf, type Search } from './activity-scans'
import { dayOf, firstOf, highestAt, lastOf, lowestAt, momentOf } from './id-days'
import { ruleFor, viewsGoSooner } from './visible'
import type { Days, Direction, Edge, Ground, Stretch } from './walk'
import type { ByWalk } from './walk-rows'

/** How far ids may lie ahead of the time at which a list was asked for. */
export const AHEAD_MS = 3_600_000
/** A slice by key spans no fewer days, and is planned over no more. */
const LEAST_DAYS = 2
const MOST_DAYS = 128

/**
 * Everything that may hold a match, to the millisecond: an activity's moment is that of its id. Ids of the future (of a clock that was wrong) come into
 * sight an hour before their time: each day ahead would have to be planned with every list.
 */
function whole(ctx: Context, { from, to }: ActivityFilter, direction: Direction, position?: string): Stretch {
  const low = Math.max(ctx.visibleSince.getTime(), from ? from.getTime() : 0)
  const high = Math.min(ctx.now.getTime() + AHEAD_MS, to ? to.getTime() : Number.MAX_SAFE_INTEGER)
  const [least, above] = [lowestAt(low), lowestAt(high)]
  if (direction === 'down') return { direction, from: position !== undefined && position < above ? position : above, to: least }
  return { direction, from: position !== undefined && position >= least ? position : highestAt(low - 1), to: highestAt(high - 1) }
}

/** The beginning of a stretch, some days of it. */
function begun({ direction, from, to }: Stretch, days: number): Stretch {
  const day = dayOf(momentOf(from))
  if (direction === 'down') {
    const end = firstOf(day - days + 1)
    return { direction, from, to: end > to ? end : to }
  }
  const end = lastOf(day + days - 1)
  return { direction, from, to: end < to ? end : to }
}

function daysOf({ direction, from, to }: Stretch): Days | null {
  const days = { first: dayOf(momentOf(from)), last: dayOf(momentOf(to)) }
  return (direction === 'down' ? days.first >= days.last : days.first <= days.last) ? days : null
}

const isNarrowed = ({ ctx, filter: { equal, ip, text, review } }: Search) =>
  ruleFor(ctx, 'activity').see !== 'all' ||
  Boolean(text) ||
  [ip, review, ...Object.values(equal ?? {})].some((choice) => choice && choice.is.length + choice.not.length > 0)

/** What a search finds in the log, for one walk. */
export function activityGround(search: Search): Ground<ActivityListRow> {
  const indexed = indexedOf(search.ctx, search.filter)
  // Where days are nearly empty slices span more and more of them, where they are full fewer.
  let span = LEAST_DAYS
  const edge = async (stretch: Stretch, size: number): Promise<Edge> => {
    const slice = begun(stretch, span)
    const found = await edgeOf(search, slice, size)
    span = found.id === null ? Math.min(span * 2, MOST_DAYS) : Math.max(span / 2, LEAST_DAYS)
    return { id: found.id ?? (slice.to === stretch.to ? null : slice.to), none: found.none }
  }
  // Days in which views are out of sight hold rows that do not match.
  const oldest = lowestAt(search.ctx.viewsSince.getTime())
  const isSure = ({ from, to }: Stretch) => !viewsGoSooner(search.ctx) || (from >= oldest && to >= oldest)
  const sureTo = (stretch: Stretch) => (isSure(stretch) ? stretch.to : null)
  return {
    sureTo: (stretch) => (isNarrowed(search) ? null : sureTo(begun(stretch, LEAST_DAYS))),
    edgeOf: edge,
    daysOf: async (stretch) => daysOf(stretch),
    byDay: indexed !== null,
    rowsByKey: (slice, take) => byKey(search, slice, take),
    rowsByDay: async (stretch, days, take) => (indexed === null ? [] : byDay(search, indexed, stretch, days, take)),
    countByKey: (slice, most) => countByKey(search, slice, most),
    countByDay: async (stretch, days, most) => (indexed === null ? 0 : countByDay(search, indexed, stretch, days, most)),
  }
}

/** The walk that a filter makes. */
export const activityWalk = (ctx: Context, filter: ActivityFilter): ByWalk<ActivityListRow> => ({
  grounds: async () => [activityGround({ ctx, filter })],
  whole: (direction, position) => whole(ctx, filter, direction, position),
})
