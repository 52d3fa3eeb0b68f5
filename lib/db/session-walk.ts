import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { dayOf, highestAt, lowestAt, momentOf } from './id-days'
import { run } from './run'
import type { SessionListRow } from './session-columns'
import { indexedOf, isByWord, ownerOf } from './session-facets'
import type { SessionFilter } from './session-filter'
import { partsOf } from './session-parts'
import { byDay, byKey, countByDay, countByKey, edgeOf, type Search } from './session-scans'
import type { Days, Direction, Ground, Stretch } from './walk'
import type { ByWalk } from './walk-rows'

const HOUR_MS = 3_600_000
/** A session lives 30 days at most (public.session_ends_at). */
const LONGEST_LIFE_MS = 720 * HOUR_MS
/** An id is made while its session starts, so the two moments lie apart by no more than a transaction takes. */
export const APART_MS = HOUR_MS

/** When a match can have begun: nobody who was signed in at a moment began after it, or longer before it than a session lives. */
function begunOf({ from, to, equal }: SessionFilter): { readonly from: number; readonly to: number } {
  const moments = equal?.at?.is.map((moment) => Date.parse(moment)) ?? []
  const within = moments.length === 0 ? null : { from: Math.min(...moments) - LONGEST_LIFE_MS, to: Math.max(...moments) }
  return {
    from: Math.max(from?.getTime() ?? 0, within?.from ?? 0),
    to: Math.min(to?.getTime() ?? Number.POSITIVE_INFINITY, within?.to ?? Number.POSITIVE_INFINITY),
  }
}

/** Everything that may hold a match: nothing visible started before retention's bound less the longest life. */
export function wholeOf(ctx: Context, filter: SessionFilter, direction: Direction, position?: string): Stretch {
  const { from, to } = begunOf(filter)
  const oldest = Math.max(ctx.visibleSince.getTime() - LONGEST_LIFE_MS, from) - APART_MS
  const newest = Math.min(to + APART_MS, Number.MAX_SAFE_INTEGER)
  const [low, high] = [lowestAt(oldest), highestAt(newest)]
  if (direction === 'down') return { direction, from: position !== undefined && position < high ? position : high, to: low }
  return { direction, from: position !== undefined && position > low ? position : low, to: high }
}

/** Days of which there are sessions at all. */
async function daysOf(search: Search, stretch: Stretch): Promise<Days | null> {
  const [ends] = await (search.run ?? run)<{ low: string | null; high: string | null }>(Prisma.sql`
    SELECT (SELECT id FROM public.sessions ORDER BY id LIMIT 1) AS low, (SELECT id FROM public.sessions ORDER BY id DESC LIMIT 1) AS high`)
  if (!ends?.low || !ends.high) return null
  const [a, b] = stretch.direction === 'down' ? [stretch.to, stretch.from] : [stretch.from, stretch.to]
  const low = dayOf(Math.max(momentOf(a), momentOf(ends.low)))
  const high = dayOf(Math.min(momentOf(b), momentOf(ends.high)))
  if (low > high) return null
  return stretch.direction === 'down' ? { first: high, last: low } : { first: low, last: high }
}

/**
 * How far every row matches: where nothing is asked for, as far as whatever started since retention's bound. No row of these is read in vain, so
 * that no edge need be found first; null where that is not so.
 */
function sureTo({ ctx, filter, part }: Search, { direction, from, to }: Stretch): string | null {
  // A zone alone narrows nothing.
  const asked = [...Object.values({ ...filter, equal: undefined, zone: undefined }), ...Object.values(filter.equal ?? {})]
  if (part !== 'any' || asked.some((what) => what !== undefined)) return null
  const bound = lowestAt(ctx.visibleSince.getTime() + APART_MS)
  if (from <= bound) return null
  return direction === 'down' && to < bound ? bound : to
}

/** What a search finds in one part of the sessions, for one walk. */
export async function groundOf(search: Search): Promise<Ground<SessionListRow>> {
  const indexed = indexedOf(search.ctx, search.filter, search.part, Boolean(search.filter.text) && (await isByWord()))
  return {
    sureTo: (stretch) => sureTo(search, stretch),
    edgeOf: (stretch, size) => edgeOf(search, stretch, size),
    daysOf: (stretch) => daysOf(search, stretch),
    byDay: indexed !== null,
    rowsByKey: (slice, take) => byKey(search, slice, take),
    rowsByDay: async (stretch, days, take) => (indexed === null ? [] : byDay(search, indexed, stretch, days, take)),
    countByKey: (slice, most) => countByKey(search, slice, most),
    countByDay: async (stretch, days, most) => (indexed === null ? 0 : countByDay(search, indexed, stretch, days, most)),
  }
}

/** The walk that a filter makes: one ground for each part of the sessions in which it can find anything. */
export const sessionWalk = (ctx: Context, filter: SessionFilter): ByWalk<SessionListRow> => ({
  grounds: () => Promise.all(partsOf(filter).map((part) => groundOf({ ctx, filter, part, owner: ownerOf(ctx, filter) }))),
  whole: (direction, position) => wholeOf(ctx, filter, direction, position),
})
