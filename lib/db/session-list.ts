import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { pageBy } from './list-page'
import type { SessionListRow } from './session-columns'
import type { SessionFilter } from './session-filter'
import { keyOf, parsePosition, type SessionPage, type SessionPlace, type SessionSort } from './session-sort'
import { bySortedKey } from './session-sorted'
import { sessionWalk } from './session-walk'
import { type Pace, usual } from './walk'
import { byWalk, type Source } from './walk-rows'

function sourceOf(ctx: Context, filter: SessionFilter, sort: SessionSort, pace: Pace): Source<SessionListRow> {
  if (keyOf(sort) === 'started') return byWalk(sessionWalk(ctx, filter), pace)
  if (filter.status !== 'active') throw new AppError('invalid', 'Only live sessions can be sorted by another column than their start.')
  return (direction, position, take) => bySortedKey(ctx, filter, sort, direction, position, take)
}

/** One page at a place, in the order of a sort. */
export async function pageOf(
  ctx: Context,
  filter: SessionFilter,
  place: SessionPlace,
  sort: SessionSort,
  take: number,
  pace = usual,
): Promise<SessionPage<SessionListRow>> {
  for (const position of [place.before, place.after])
    if (position !== undefined && parsePosition(sort, position) === null)
      throw new AppError('invalid', 'This place in the list is not known.')
  return pageBy(sourceOf(ctx, filter, sort, pace), sort.startsWith('-') ? 'down' : 'up', place, take)
}
