import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { ActivityPlace, ActivityRow } from './schema'
import { toActivityRow } from './to-row'

/** Activities a page. */
const PAGE = 50

type OwnActivities = { readonly rows: readonly ActivityRow[]; readonly hasOlder: boolean; readonly hasNewer: boolean }

/** What one did oneself, newest first, one page. Lists of one's own are not recorded. A place with nothing behind it means the first page. */
export async function listOwnActivities(ctx: UserContext, { before, after }: ActivityPlace = {}): Promise<OwnActivities> {
  assertMay(ctx, 'activity.list_own')
  const filter = { equal: { actor: { is: [ctx.userId], not: [] } } }
  const door = read(ctx).activity
  let page = await door.page(filter, { before, after }, PAGE)
  // Few and old ones may take more than one search.
  while (page.searchedTo !== null && page.next !== null && page.rows.length < PAGE) {
    const more = await door.page(filter, page.next, PAGE - page.rows.length)
    page = { ...more, rows: [...page.rows, ...more.rows], hasNewer: page.hasNewer }
  }
  if (page.rows.length === 0 && (before ?? after) !== undefined) return listOwnActivities(ctx)
  return { rows: page.rows.map(toActivityRow), hasOlder: page.hasOlder, hasNewer: page.hasNewer }
}
