import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityFilter } from '@/lib/db/activity-filter'
import { atThisMoment } from '@/lib/db/bounds-now'
import type { ListPlace } from '@/lib/db/list-page'
import { read } from '@/lib/db/read'
import { everyPage } from '@/lib/lists/every-page'
import type { ActivityDetail, ActivityRow } from './schema'
import { toActivityRow } from './to-row'

/** Activities that are read at a time. */
const PAGE = 500

export type ExportedActivity = ActivityRow & Pick<ActivityDetail, 'bareActorName' | 'requestId'>

/** All activities in sight that match, newest first, page by page. Whoever stops asking stops it. */
export function exportActivities(ctx: UserContext, filter: ActivityFilter): AsyncGenerator<readonly ExportedActivity[], void> {
  assertMay(ctx, 'activity.export')
  return pages(ctx, filter)
}

async function* pages(ctx: UserContext, filter: ActivityFilter): AsyncGenerator<readonly ExportedActivity[], void> {
  // What grows too old while the file is on its way leaves no more.
  const page = async (place: ListPlace) => read(await atThisMoment(ctx)).activity.page(filter, place, PAGE)
  for await (const rows of everyPage(page))
    yield rows.map((row) => ({ ...toActivityRow(row), bareActorName: row.actorName, requestId: row.requestId }))
}
