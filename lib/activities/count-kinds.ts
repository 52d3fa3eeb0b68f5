import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityFilter } from '@/lib/db/activity-filter'
import { read } from '@/lib/db/read'

/** How many activities there are of each kind, whatever the filter says of kinds. `complete`: all were counted; else there are at least as many. */
export async function countKinds(
  ctx: UserContext,
  { equal, ...filter }: ActivityFilter,
): Promise<{ readonly counts: ReadonlyMap<string, number>; readonly complete: boolean }> {
  assertMay(ctx, 'activity.list')
  const { counts, uncounted } = await read(ctx).activity.kinds({ ...filter, equal: { ...equal, kind: undefined } })
  return { counts, complete: uncounted.length === 0 }
}
