import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import type { ActivityListRow } from './activity-columns'
import type { ActivityFilter } from './activity-filter'
import { activityWalk } from './activity-walk'
import { type ListPage, type ListPlace, pageBy } from './list-page'
import { usual } from './walk'
import { byWalk } from './walk-rows'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One page at a place, newest first. A position is an activity's id. */
export async function activityPage(
  ctx: Context,
  filter: ActivityFilter,
  place: ListPlace,
  take: number,
  pace = usual,
): Promise<ListPage<ActivityListRow>> {
  for (const position of [place.before, place.after])
    if (position !== undefined && !uuid.test(position)) throw new AppError('invalid', 'This place in the list is not known.')
  return pageBy(byWalk(activityWalk(ctx, filter), pace), 'down', place, take)
}
