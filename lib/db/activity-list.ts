import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import type { ActivityListRow } from './activity-columns'
import type { ActivityFilter } from './activity-filter'
import { activityWalk } from './activity-walk'
import { isId } from './id-days'
import { type ListPage, type ListPlace, pageBy } from './list-page'
import { usual } from './walk'
import { byWalk } from './walk-rows'

/** One page at a place, newest first. A position is an activity's id. */
export async function activityPage(
  ctx: Context,
  filter: ActivityFilter,
  place: ListPlace,
  take: number,
  pace = usual,
): Promise<ListPage<ActivityListRow>> {
  for (const position of [place.before, place.after])
    if (position !== undefined && !isId(position)) throw new AppError('invalid', 'This place in the list is not known.')
  return pageBy(byWalk(activityWalk(ctx, filter), pace), 'down', place, take)
}
