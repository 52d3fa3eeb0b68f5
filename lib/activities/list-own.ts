import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { ActivityListRow } from '@/lib/db/activity-columns'
import type { ListPage } from '@/lib/db/list-page'
import { read } from '@/lib/db/read'
import type { ActivityPlace, ActivityRow } from './schema'
import { toActivityRow } from './to-row'

/** Activities a page. */
const PAGE = 50

type Page = ListPage<ActivityListRow>
type OwnActivities = { readonly rows: readonly ActivityRow[]; readonly hasOlder: boolean; readonly hasNewer: boolean }

/** What one did oneself, newest first, one page. Lists of one's own are not recorded. A place with nothing behind it means the first page. */
export async function listOwnActivities(ctx: UserContext, { before, after }: ActivityPlace = {}): Promise<OwnActivities> {
  assertMay(ctx, 'activity.list_own')
  const filter = { equal: { actor: { is: [ctx.userId], not: [] } } }
  const door = read(ctx).activity
  const up = before === undefined && after !== undefined
  const onwards = (page: Page) => (up ? page.previous : page.next)
  let page = await door.page(filter, { before, after }, PAGE)
  // Few and old ones may take more than one search.
  for (let place = onwards(page); page.searchedTo !== null && place !== null && page.rows.length < PAGE; place = onwards(page)) {
    const more = await door.page(filter, place, PAGE - page.rows.length)
    // Towards the newest the last search comes to the first page, which is a whole one.
    if (up && more.previous === null) return listOwnActivities(ctx)
    page = up
      ? { ...more, rows: [...more.rows, ...page.rows], hasOlder: page.hasOlder }
      : { ...more, rows: [...page.rows, ...more.rows], hasNewer: page.hasNewer }
  }
  // So it is where there was no time to fill it.
  const isCut = up && page.previous === null && page.searchedTo !== null
  if (isCut || (page.rows.length === 0 && (before ?? after) !== undefined)) return listOwnActivities(ctx)
  return { rows: page.rows.map(toActivityRow), hasOlder: page.hasOlder, hasNewer: page.hasNewer }
}
