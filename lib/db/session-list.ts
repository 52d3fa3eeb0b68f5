import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import type { SessionListRow } from './session-columns'
import type { SessionFilter } from './session-filter'
import { momentOf } from './session-position'
import { byDay, byKey, type Direction, type Search, type Stretch } from './session-scans'
import { keyOf, parsePosition, type SessionPage, type SessionPlace, type SessionSort } from './session-sort'
import { bySortedKey, type Found } from './session-sorted'
import { type Pace, searchesOf, usual, walk, whole } from './session-walk'

/** Up to `take` matches from a position on, in the direction of the key. */
type Source = (direction: Direction, position: string | undefined, take: number) => Promise<Found>

const near = (direction: Direction, id: string, bound: string) => (direction === 'down' ? id >= bound : id <= bound)

async function searched(search: Search, stretch: Stretch, take: number, pace: Pace) {
  const rows: SessionListRow[] = []
  const add = (found: readonly SessionListRow[]) => rows.push(...found) >= take
  const stopped = await walk(
    search,
    stretch,
    {
      few: true,
      byKey: async (slice) => add(await byKey(search, slice, take - rows.length)),
      byDay: async (indexed, rest, first, last) => add(await byDay(search, indexed, rest, first, last, take - rows.length)),
    },
    pace,
  )
  return { rows, stopped }
}

/** The list by start: the order of the ids, merged from the parts of the sessions. No part is searched beyond what the others leave room for. */
function byStart(ctx: Context, filter: SessionFilter, pace: Pace): Source {
  return async (direction, position, take) => {
    const stretch = whole(ctx, filter, direction, position?.toLowerCase())
    let [rows, bound, stopped]: [SessionListRow[], string, string | null] = [[], stretch.to, null]
    for (const search of searchesOf(ctx, filter)) {
      const found = await searched(search, { ...stretch, to: bound }, take, pace)
      if (found.stopped !== null) [bound, stopped] = [found.stopped, found.stopped]
      const reached = bound
      rows = [...rows, ...found.rows]
        .filter(({ id }) => near(direction, id, reached))
        .sort((a, b) => (near(direction, a.id, b.id) ? -1 : 1))
      if (rows.length >= take) {
        rows = rows.slice(0, take)
        bound = rows.at(-1)?.id ?? bound
        stopped = null
      }
    }
    return { found: rows.map((row) => ({ row, position: row.id })), stopped }
  }
}

function sourceOf(ctx: Context, filter: SessionFilter, sort: SessionSort, pace: Pace): Source {
  if (keyOf(sort) === 'started') return byStart(ctx, filter, pace)
  if (filter.status !== 'active') throw new AppError('invalid', 'Only live sessions can be sorted by another column than their start.')
  return (direction, position, take) => bySortedKey(ctx, filter, sort, direction, position, take)
}

function checked(sort: SessionSort, position: string | undefined): string | undefined {
  if (position !== undefined && parsePosition(sort, position) === null)
    throw new AppError('invalid', 'This place in the list is not known.')
  return position
}

/**
 * One page at a place. A page towards the list's beginning that would not be full is the first page instead. What is said of rows before and
 * after it is looked up where the page itself does not tell; the first page does.
 */
export async function pageOf(
  ctx: Context,
  filter: SessionFilter,
  place: SessionPlace,
  sort: SessionSort,
  take: number,
  pace = usual,
): Promise<SessionPage<SessionListRow>> {
  const source = sourceOf(ctx, filter, sort, pace)
  const onwards: Direction = sort.startsWith('-') ? 'down' : 'up'
  const back: Direction = onwards === 'down' ? 'up' : 'down'
  const [before, after] = [checked(sort, place.before), checked(sort, place.after)]
  const direction: Direction = before !== undefined ? 'down' : after !== undefined ? 'up' : onwards
  const at = (to: Direction, position: string): SessionPlace => (to === 'down' ? { before: position } : { after: position })
  const isThere = async (to: Direction, position: string | undefined) => {
    const { found, stopped } = await source(to, position, 1)
    return found.length > 0 || stopped !== null
  }
  const answer = (shown: Found['found'], next: SessionPlace | null, previous: SessionPlace | null, stopped: string | null) => {
    const [below, above] = onwards === 'down' ? [next, previous] : [previous, next]
    const searchedTo = stopped === null ? null : new Date(momentOf(stopped))
    return { rows: shown.map(({ row }) => row), hasOlder: below !== null, hasNewer: above !== null, next, previous, searchedTo }
  }

  /** `begun`: the list's first rows, where they are known already. */
  const forwards = async (position: string | undefined, begun: Found['found'] = []) => {
    const { found: more, stopped } = await source(onwards, begun.at(-1)?.position ?? position, take + 1 - begun.length)
    const found = [...begun, ...more]
    const shown = found.slice(0, take)
    const [first, last] = [shown[0], shown.at(-1)]
    const next = found.length > take && last ? at(onwards, last.position) : stopped ? at(onwards, stopped) : null
    // Before an empty page lies whatever there is, the position's own row too.
    const isBefore = position !== undefined && (first ? await isThere(back, first.position) : await isThere(onwards, undefined))
    const previous = isBefore ? at(back, first?.position ?? position) : null
    return answer(shown, next, previous, stopped)
  }

  if (direction === onwards) return forwards(before ?? after)
  const { found, stopped } = await source(back, before ?? after, take + 1)
  // Searched anew from its beginning the first page could stop in time before the rows that are at hand.
  if (found.length < take && stopped === null) return forwards(undefined, found.toReversed())
  const shown = found.slice(0, take).reverse()
  const [first, last] = [shown[0], shown.at(-1)]
  const previous = found.length > take && first ? at(back, first.position) : stopped ? at(back, stopped) : null
  const beyond = last?.position ?? place.before ?? place.after ?? ''
  const next = last === undefined || (await isThere(onwards, beyond)) ? at(onwards, beyond) : null
  return answer(shown, next, previous, stopped)
}
