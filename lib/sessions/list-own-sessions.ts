import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { SessionRow } from './schema'
import { toSessionRow } from './to-row'

const LIVE = 100
const ENDED = 20

/** `more` says that there are further ones, which the list of sessions has. */
export type OwnSessions = { readonly live: readonly SessionRow[]; readonly ended: readonly SessionRow[]; readonly more: boolean }

/** One's own live sessions, this one first, and the newest that have ended, whatever else the role may see. */
export async function listOwnSessions(ctx: UserContext): Promise<OwnSessions> {
  assertMay(ctx, 'account.see')
  const own = { user: { is: [ctx.userId], not: [] } }
  const page = (status: NonNullable<SessionFilter['status']>, take: number) => read(ctx).session.page({ status, equal: own }, {}, take)
  const [live, ended] = await Promise.all([page('active', LIVE), page('terminated', ENDED)])
  const rows = live.rows.map((row) => toSessionRow(ctx, row))
  return {
    live: [...rows.filter((row) => row.isCurrent), ...rows.filter((row) => !row.isCurrent)],
    ended: ended.rows.map((row) => toSessionRow(ctx, row)),
    more: live.hasOlder || ended.hasOlder,
  }
}
