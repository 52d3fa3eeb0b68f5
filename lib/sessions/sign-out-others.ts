import type { UserContext } from '@/lib/access/context'
import { assertFresh } from '@/lib/access/fresh'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import { endOtherSessionsOf } from './end-of-user'

/** Signs all of one's own sessions out but this one. Answers how many ended by it. @throws AppError `reauth_required`. */
export async function signOutOthers(ctx: UserContext): Promise<{ ended: number }> {
  assertMay(ctx, 'session.end_own')
  assertFresh(ctx)
  const ended = await write(ctx, (tx) => endOtherSessionsOf(tx, ctx.userId, ctx.sessionId, 'signed_out'))
  return { ended: ended.filter(({ endReason }) => endReason === 'signed_out').length }
}
