import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityFilter } from '@/lib/db/activity-filter'
import type { Further } from '@/lib/db/further'
import { read } from '@/lib/db/read'

/**
 * Where the next of the activities in sight is that matches, before an activity, or how far was searched in about a second.
 * @throws AppError `unavailable` where too many search at once, `invalid` for a malformed position.
 */
export async function searchActivitiesOn(ctx: UserContext, filter: ActivityFilter, before: string): Promise<Further> {
  assertMay(ctx, 'activity.list')
  return read(ctx).activity.further(filter, before)
}
