import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityFilter } from '@/lib/db/activity-filter'
import type { Overview } from '@/lib/db/activity-histogram'
import { read } from '@/lib/db/read'
import type { Bucket } from '@/lib/lists/buckets'

/** How many activities there are of each kind, whatever the filter says of kinds, and how many match it, in all and in each bucket; buckets follow each other. */
export async function activityOverview(ctx: UserContext, filter: ActivityFilter, buckets: readonly Bucket[]): Promise<Overview> {
  assertMay(ctx, 'activity.list')
  const [last] = buckets.slice(-1)
  return read(ctx).activity.overview(filter, last ? [...buckets.map(({ from }) => from), last.to] : [])
}
