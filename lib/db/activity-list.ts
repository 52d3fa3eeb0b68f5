import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import type { ActivityListRow } from './activity-columns'
import { indexedOf } from './activity-facets'
import type { ActivityFilter } from './activity-filter'
import { activityWalk } from './activity-walk'
import { type Further, furtherBy, lasting } from './further'
import { isId } from './id-days'
import { type ListPage, type ListPlace, pageBy } from './list-page'
import { type Pace, usual } from './walk'
import { byWalk } from './walk-rows'

/** What an index tells by itself is found in a few pages of each day's: to come upon something rare, such a search may wait for its disk for longer. */
const thorough: Pace = { ...usual, mostMs: 200 }

const paceOf = (ctx: Context, filter: ActivityFilter): Pace =>
  filter.ip === undefined && filter.text === undefined && (filter.review !== undefined || indexedOf(ctx, filter) !== null)
    ? thorough
    : usual

function assertPlace(position: string | undefined): void {
  if (position !== undefined && !isId(position)) throw new AppError('invalid', 'This place in the list is not known.')
}

/** One page at a place, newest first. A position is an activity's id. */
export async function activityPage(
  ctx: Context,
  filter: ActivityFilter,
  place: ListPlace,
  take: number,
  pace = paceOf(ctx, filter),
): Promise<ListPage<ActivityListRow>> {
  for (const position of [place.before, place.after]) assertPlace(position)
  return pageBy(byWalk(activityWalk(ctx, filter), pace), 'down', place, take)
}

/** Where the next match before an activity is, in more time than a page has. */
export async function activityFurther(ctx: Context, filter: ActivityFilter, before: string, pace = lasting): Promise<Further> {
  assertPlace(before)
  return furtherBy(byWalk(activityWalk(ctx, filter), pace), 'down', before)
}
