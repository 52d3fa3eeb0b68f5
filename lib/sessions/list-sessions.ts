import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { SessionPage, SessionPlace, SessionSort } from '@/lib/db/session-sort'
import type { SessionRow } from './schema'
import { toSessionRow } from './to-row'

/** Sessions a page, unless fewer are asked for. */
const PAGE = 50

type Question = SessionPlace & {
  readonly filter?: SessionFilter | undefined
  readonly sort?: SessionSort | undefined
  readonly most?: number
}

/**
 * One page of sessions, one's own, or everyone's for managers and administrators. A page before the one shown that would not be full is the first
 * page instead. Where `searchedTo` is set the search stopped there, and `next` goes on.
 * @throws AppError `invalid` for a sort by another column than the start outside of `status: 'active'`, and for a malformed position.
 */
export async function listSessions(ctx: Context, { filter = {}, most = PAGE, ...place }: Question = {}): Promise<SessionPage<SessionRow>> {
  assertMay(ctx, 'session.list')
  const page = await read(ctx).session.page(filter, place, most)
  return { ...page, rows: page.rows.map((row) => toSessionRow(ctx, row)) }
}
