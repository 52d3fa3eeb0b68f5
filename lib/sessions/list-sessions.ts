import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { Page } from '@/lib/db/session-pages'
import type { SessionListInput, SessionRow } from './schema'
import { toSessionRow } from './to-row'

/** Sessions a page. */
const PAGE = 50

/**
 * One page of sessions, newest first: one's own, or everyone's for managers and administrators. Upwards (`after`) a page that would not be
 * full is the first page instead. What is said of older and newer ones is looked up where the page itself does not tell; the first page does.
 */
export async function listSessions(ctx: Context, { status, user, before, after }: SessionListInput): Promise<Page<SessionRow>> {
  assertMay(ctx, 'session.list')
  const pageAt = (cursor: { before?: string | undefined; after?: string | undefined }, take = PAGE) =>
    read(ctx).session.page({ status, user }, cursor, take)
  const isThere = async (cursor: Parameters<typeof pageAt>[0]) => (await pageAt(cursor, 1)).rows.length > 0
  const answer = ({ rows, hasOlder, hasNewer }: Awaited<ReturnType<typeof pageAt>>): Page<SessionRow> => {
    return { rows: rows.map((row) => toSessionRow(ctx, row)), hasOlder, hasNewer }
  }
  if (before !== undefined) {
    const page = await pageAt({ before })
    // Below an empty page nothing lies, so whatever there is lies above it.
    const hasNewer = await isThere(page.rows[0] === undefined ? {} : { after: page.rows[0].id })
    return answer({ ...page, hasNewer })
  }
  if (after !== undefined) {
    const page = await pageAt({ after })
    const last = page.rows.at(-1)
    if (last !== undefined && page.rows.length === PAGE) return answer({ ...page, hasOlder: await isThere({ before: last.id }) })
  }
  return answer(await pageAt({}))
}
