import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { atThisMoment } from '@/lib/db/bounds-now'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import { everyPage } from '@/lib/lists/every-page'
import type { SessionDetail } from './schema'
import { toSessionDetail } from './to-row'

/** Sessions that are read at a time. */
const PAGE = 500

/** The order of the ids alone: last activity and the like move while they are read, and a row would be left out or told twice. */
export type ExportOrder = '-started' | 'started'

/** All sessions in sight that match, with everything known of each but the addresses that it came by, page by page. Whoever stops asking stops it. */
export function exportSessions(ctx: UserContext, filter: SessionFilter, sort: ExportOrder): AsyncGenerator<readonly SessionDetail[], void> {
  assertMay(ctx, 'session.export')
  return pages(ctx, filter, sort)
}

async function* pages(ctx: UserContext, filter: SessionFilter, sort: ExportOrder): AsyncGenerator<readonly SessionDetail[], void> {
  // What grows too old while the file is on its way leaves no more.
  const door = async () => read(await atThisMoment(ctx)).session
  for await (const rows of everyPage(async (place) => (await door()).page(filter, { ...place, sort }, PAGE))) {
    const details = rows.length === 0 ? [] : await (await door()).details(rows.map(({ id }) => id))
    const known = new Map(details.map((row) => [row.id, row]))
    // What grew too old between the two statements is out of sight.
    yield rows.flatMap(({ id }) => known.get(id) ?? []).map((row) => toSessionDetail(ctx, row, []))
  }
}
