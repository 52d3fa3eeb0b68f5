import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityFilter } from '@/lib/db/activity-filter'
import { momentOf } from '@/lib/db/id-days'
import { read } from '@/lib/db/read'

/** New ones are counted up to here; what is above is "or more". */
const MOST_NEW = 99

/** How many matching activities are newer than one, not counting the viewer's own looking. */
export async function newerActivities(
  ctx: UserContext,
  filter: ActivityFilter,
  after: string,
): Promise<{ readonly newer: number; readonly more: boolean }> {
  assertMay(ctx, 'activity.list')
  // Each open list asks again and again, so nothing older is searched.
  const from = new Date(Math.max(filter.from?.getTime() ?? 0, momentOf(after)))
  const { rows } = await read(ctx).activity.page({ ...filter, from }, {}, MOST_NEW)
  const above = rows.filter(({ id }) => id > after)
  const others = above.filter(({ kind, actorId }) => kind !== 'read' || actorId !== ctx.userId)
  return { newer: others.length, more: above.length === MOST_NEW }
}
