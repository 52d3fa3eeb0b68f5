import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityFilter } from '@/lib/db/activity-filter'
import { read } from '@/lib/db/read'
import type { Bucket } from '@/lib/lists/buckets'

/** How many matching activities lie in each bucket, which follow each other; null for those that there was no time to count. */
export async function activityHistogram(
  ctx: UserContext,
  filter: ActivityFilter,
  buckets: readonly Bucket[],
): Promise<readonly (number | null)[]> {
  assertMay(ctx, 'activity.list')
  const [last] = buckets.slice(-1)
  if (!last) return []
  return read(ctx).activity.histogram(filter, [...buckets.map(({ from }) => from), last.to])
}
