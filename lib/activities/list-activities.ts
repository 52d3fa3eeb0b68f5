import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityFilter } from '@/lib/db/activity-filter'
import type { ListPage, ListPlace } from '@/lib/db/list-page'
import { read } from '@/lib/db/read'
import type { ActivityRow } from './schema'
import { toActivityRow } from './to-row'

/** Activities a page. */
const PAGE = 50

/**
 * One page of activities, newest first: one's own, or everyone's for managers and administrators. Where `searchedTo` is set the search stopped
 * there, and `next` goes on. @throws AppError `invalid` for a malformed position.
 */
export async function listActivities(ctx: UserContext, filter: ActivityFilter, place: ListPlace = {}): Promise<ListPage<ActivityRow>> {
  assertMay(ctx, 'activity.list')
  const page = await read(ctx).activity.page(filter, place, PAGE)
  return { ...page, rows: page.rows.map(toActivityRow) }
}
