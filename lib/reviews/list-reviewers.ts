import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { reviewers } from './reviewers'

/** So many are offered. */
const MOST = 500

/** Whom a session or an activity can be assigned to, by name. */
export async function listReviewers(ctx: UserContext): Promise<readonly { readonly id: string; readonly name: string }[]> {
  assertMay(ctx, 'review.write')
  return read(ctx).user.list({ where: reviewers, orderBy: { name: 'asc' }, select: { id: true, name: true }, take: MOST })
}
