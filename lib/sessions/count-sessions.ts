import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { Count } from '@/lib/db/walk-count'

/**
 * How many of the sessions in sight match: exact up to 10,000, else "at least" (`exact: false`). With `exact` all are counted.
 * @throws AppError `unavailable` when an exact count takes longer than it may.
 */
export async function countSessions(ctx: Context, filter: SessionFilter, how: { readonly exact?: boolean } = {}): Promise<Count> {
  assertMay(ctx, 'session.list')
  return read(ctx).session.countMatching(filter, how)
}
