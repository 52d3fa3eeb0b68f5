import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { type Further, furtherBy, lasting } from './further'
import { pageBy } from './list-page'
import type { SessionListRow } from './session-columns'
import type { SessionFilter } from './session-filter'
import { keyOf, parsePosition, type SessionPage, type SessionPlace, type SessionSort } from './session-sort'
import { bySortedKey } from './session-sorted'
import { sessionWalk } from './session-walk'
import { type Direction, type Pace, usual } from './walk'
import { byWalk, type Source } from './walk-rows'

function sourceOf(ctx: Context, filter: SessionFilter, sort: SessionSort, pace: Pace): Source<SessionListRow> {
  if (keyOf(sort) === 'started') return byWalk(sessionWalk(ctx, filter), pace)
  if (filter.status !== 'active') throw new AppError('invalid', 'Only live sessions can be sorted by another column than their start.')
  return (direction, position, take) => bySortedKey(ctx, filter, sort, direction, position, take)
}

function assertPlace(sort: SessionSort, position: string | undefined): void {
  if (position !== undefined && parsePosition(sort, position) === null)
    throw new AppError('invalid', 'This place in the list is not known.')
}

const onwards = (sort: SessionSort): Direction => (sort.startsWith('-') ? 'down' : 'up')

/** One page at a place, in the order of a sort. */
export async function pageOf(
  ctx: Context,
  filter: SessionFilter,
  place: SessionPlace,
  sort: SessionSort,
  take: number,
  pace = usual,
): Promise<SessionPage<SessionListRow>> {
  for (const position of [place.before, place.after]) assertPlace(sort, position)
  return pageBy(sourceOf(ctx, filter, sort, pace), onwards(sort), place, take)
}

/** Where the next match beyond a session is, in the order of the starts and in more time than a page has. */
export async function sessionFurther(
  ctx: Context,
  filter: SessionFilter,
  sort: 'started' | '-started',
  beyond: string,
  pace = lasting,
): Promise<Further> {
  assertPlace(sort, beyond)
  return furtherBy(sourceOf(ctx, filter, sort, pace), onwards(sort), beyond)
}
