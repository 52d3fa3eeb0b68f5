import 'server-only'
import { firstOf, lastOf } from './id-days'

/** Which way a search goes through the ids. */
export type Direction = 'down' | 'up'

/** What is left to search: ids beyond `from`, up to and including `to`. */
export type Stretch = { readonly direction: Direction; readonly from: string; readonly to: string }

/** Where a slice by key ends: at an id, or (null) with the stretch; `none` where no row lies in it. */
export type Edge = { readonly id: string | null; readonly none: boolean }

/** Days in the order of a walk: UTC days since 1970, the first and the last one. */
export type Days = { readonly first: number; readonly last: number }

/** What a search finds in a table whose ids are its order, step by step. Made for one walk. */
export type Ground<Row> = {
  /** How far every row matches for certain, so that no edge need be found first; null where nothing is certain. */
  sureTo(stretch: Stretch): string | null
  /** The edge of the next `size` rows, or nearer: found in an index alone, so that the rows themselves are read once, by whoever asks for them. */
  edgeOf(stretch: Stretch, size: number): Promise<Edge>
  /** The days of a stretch that can hold rows; null for none. */
  daysOf(stretch: Stretch): Promise<Days | null>
  /** Whether an index serves the search day by day. */
  readonly byDay: boolean
  /** Matches of a slice, or of days, in their order, at most so many. */
  rowsByKey(slice: Stretch, take: number): Promise<Row[]>
  rowsByDay(stretch: Stretch, days: Days, take: number): Promise<Row[]>
  /** How many there are, at most so many. */
  countByKey(slice: Stretch, most: number): Promise<number>
  countByDay(stretch: Stretch, days: Days, most: number): Promise<number>
}

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
  readonly byKey: (slice: Stretch) => Promise<boolean>
  readonly byDay: (stretch: Stretch, days: Days) => Promise<boolean>
}

/** Where a search stopped because its time was up: all on this side of the id has been searched. Null when it was full or came to the end. */
export type Stopped = string | null

/** What of a table a walk itself needs. */
type Ways = Pick<Ground<never>, 'sureTo' | 'edgeOf' | 'daysOf' | 'byDay'>

/**
 * Searches a stretch in the order of the ids until the steps want no more. First the nearest rows by key; what an index serves then day by day
 * with that index alone, in growing batches; the rest by key in growing slices. Stops when its time is up, and says where.
 */
export async function walk(ways: Ways, stretch: Stretch, steps: Steps, pace: Pace): Promise<Stopped> {
  const began = performance.now()
  const late = () => performance.now() - began >= pace.mostMs
  const sure = steps.few ? ways.sureTo(stretch) : null
  if (sure !== null && ((await steps.byKey({ ...stretch, to: sure })) || sure === stretch.to)) return null
  for (let from = sure ?? stretch.from, size = pace.firstRows, read = 0; ; size = Math.min(read, MOST_ROWS)) {
    const rest = { ...stretch, from }
    const { id, none } = await ways.edgeOf(rest, size)
    if (!none && (await steps.byKey({ ...rest, to: id ?? stretch.to }))) return null
    if (id === null) return null
    if (ways.byDay) return byDays(ways, { ...stretch, from: id }, steps, late)
    if (late()) return id
    from = id
    read += size
  }
}

async function byDays(ways: Ways, stretch: Stretch, steps: Steps, late: () => boolean): Promise<Stopped> {
  const days = await ways.daysOf(stretch)
  if (days === null) return null
  const down = stretch.direction === 'down'
  const many = Math.abs(days.last - days.first) + 1
  for (let done = 0, size = 1; done < many; done += size, size = Math.min(done, many - done, MOST_DAYS)) {
    const [first, last] = [done, done + size - 1].map((step) => (down ? days.first - step : days.first + step)) as [number, number]
    if (await steps.byDay(stretch, { first, last })) return null
    if (done + size < many && late()) return down ? firstOf(last) : lastOf(last)
  }
  return null
}
