import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityFilter } from '@/lib/db/activity-filter'
import { read } from '@/lib/db/read'
import type { Count } from '@/lib/db/walk-count'

/**
 * How many of the activities in sight match: exact up to 10,000, else "at least" (`exact: false`). With `exact` all are counted.
 * @throws AppError `unavailable` when an exact count takes longer than it may.
 */
export async function countActivities(ctx: UserContext, filter: ActivityFilter, how: { readonly exact?: boolean } = {}): Promise<Count> {
  assertMay(ctx, 'activity.list')
  return read(ctx).activity.countMatching(filter, how)
}
