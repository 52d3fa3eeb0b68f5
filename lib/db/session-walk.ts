import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { run } from './run'
import { type Indexed, indexedOf, isByWord, ownerOf } from './session-facets'
import type { SessionFilter } from './session-filter'
import { partsOf } from './session-parts'
import { dayOf, firstOf, highestAt, lastOf, lowestAt, momentOf } from './session-position'
import { type Direction, edgeOf, type Search, type Stretch } from './session-scans'

const HOUR_MS = 3_600_000
/** A session lives 30 days at most (public.session_ends_at). */
const LONGEST_LIFE_MS = 720 * HOUR_MS
/** An id is made while its session starts, so the two moments lie apart by no more than a transaction takes. */
const APART_MS = HOUR_MS

/**
 * How a search goes on: rows read by key before the index of facets is asked, and the time after which it stops. Each step takes as long as all
 * before it, so a step that begins in time ends within twice of it.
 */
export type Pace = { readonly firstRows: number; readonly mostMs: number }
export const usual: Pace = { firstRows: 2_000, mostMs: 80 }

/** No step is longer than this, however long the search may take: each statement has its time limit. */
const MOST_ROWS = 64_000
const MOST_DAYS = 16

/** What is done with the matches of a step; true when no more are wanted. */
export type Steps = {
  /** So few are wanted that one statement may read them: rows that surely match then need no edge. An exact count wants all, in short steps. */
  readonly few: boolean
  readonly byKey: (stretch: Stretch) => Promise<boolean>
  readonly byDay: (indexed: Indexed, stretch: Stretch, first: number, last: number) => Promise<boolean>
}

/** Where a search stopped because its time was up: all on this side of the id has been searched. Null when it was full or came to the end. */
export type Stopped = string | null

/** Everything that may hold a match: nothing visible started before retention's bound less the longest life. */
export function whole(ctx: Context, { from, to }: SessionFilter, direction: Direction, position?: string): Stretch {
  const oldest = Math.max(ctx.visibleSince.getTime() - LONGEST_LIFE_MS, from ? from.getTime() : 0) - APART_MS
  const newest = to ? to.getTime() + APART_MS : Number.MAX_SAFE_INTEGER
  const [low, high] = [lowestAt(oldest), highestAt(newest)]
  if (direction === 'down') return { direction, from: position !== undefined && position < high ? position : high, to: low }
  return { direction, from: position !== undefined && position > low ? position : low, to: high }
}

/** Days of which there are sessions at all. */
async function daysOf(stretch: Stretch): Promise<{ first: number; last: number } | null> {
  const [ends] = await run<{ low: string | null; high: string | null }>(Prisma.sql`
    SELECT (SELECT id FROM public.sessions ORDER BY id LIMIT 1) AS low, (SELECT id FROM public.sessions ORDER BY id DESC LIMIT 1) AS high`)
  if (!ends?.low || !ends.high) return null
  const [a, b] = stretch.direction === 'down' ? [stretch.to, stretch.from] : [stretch.from, stretch.to]
  const low = dayOf(Math.max(momentOf(a), momentOf(ends.low)))
  const high = dayOf(Math.min(momentOf(b), momentOf(ends.high)))
  if (low > high) return null
  return stretch.direction === 'down' ? { first: high, last: low } : { first: low, last: high }
}

/** The searches that a filter makes: one for each part of the sessions in which it can find anything. */
export const searchesOf = (ctx: Context, filter: SessionFilter): readonly Search[] =>
  partsOf(filter).map((part) => ({ ctx, filter, part, owner: ownerOf(ctx, filter) }))

/**
 * How far every row matches: where nothing is asked for, as far as whatever started since retention's bound. No row of these is read in vain, so
 * that no edge need be found first; null where that is not so.
 */
function sureTo({ ctx, filter, part }: Search, { direction, from, to }: Stretch): string | null {
  const asked = [...Object.values({ ...filter, equal: undefined }), ...Object.values(filter.equal ?? {})]
  if (part !== 'any' || asked.some((what) => what !== undefined)) return null
  const bound = lowestAt(ctx.visibleSince.getTime() + APART_MS)
  if (from <= bound) return null
  return direction === 'down' && to < bound ? bound : to
}

/**
 * Searches a stretch in the order of the ids until the steps want no more. First the nearest rows by key; what the index serves then day by day
 * with that index alone, in growing batches; the rest by key in growing slices. Stops when its time is up, and says where.
 */
export async function walk(search: Search, stretch: Stretch, steps: Steps, pace: Pace): Promise<Stopped> {
  const indexed = indexedOf(search.ctx, search.filter, search.part, Boolean(search.filter.text) && (await isByWord()))
  const began = performance.now()
  const late = () => performance.now() - began >= pace.mostMs
  const sure = steps.few ? sureTo(search, stretch) : null
  if (sure !== null && ((await steps.byKey({ ...stretch, to: sure })) || sure === stretch.to)) return null
  for (let from = sure ?? stretch.from, size = pace.firstRows, read = 0; ; size = Math.min(read, MOST_ROWS)) {
    const rest = { ...stretch, from }
    const { id, none } = await edgeOf(search, rest, size)
    if (none || (await steps.byKey({ ...rest, to: id ?? stretch.to })) || id === null) return null
    if (indexed !== null) return byDays(indexed, { ...stretch, from: id }, steps, late)
    if (late()) return id
    from = id
    read += size
  }
}

async function byDays(indexed: Indexed, stretch: Stretch, steps: Steps, late: () => boolean): Promise<Stopped> {
  const days = await daysOf(stretch)
  if (days === null) return null
  const down = stretch.direction === 'down'
  const many = Math.abs(days.last - days.first) + 1
  for (let done = 0, size = 1; done < many; done += size, size = Math.min(done, many - done, MOST_DAYS)) {
    const [first, last] = [done, done + size - 1].map((step) => (down ? days.first - step : days.first + step)) as [number, number]
    if (await steps.byDay(indexed, stretch, first, last)) return null
    if (done + size < many && late()) return down ? firstOf(last) : lastOf(last)
  }
  return null
}
