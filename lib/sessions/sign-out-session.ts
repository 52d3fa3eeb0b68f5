import type { UserContext } from '@/lib/access/context'
import { assertFresh } from '@/lib/access/fresh'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { notifyEnded } from '@/lib/live/notify'
import type { OwnSession } from './schema'

/**
 * Signs one of one's own other sessions out. One that has ended meanwhile stays as it ended: that is what was wanted.
 * @throws AppError `not_found` alike for an unknown id and for somebody else's, whatever the role; `reauth_required`.
 */
export async function signOutSession(ctx: UserContext, { sessionId }: OwnSession): Promise<{ outcome: 'ended' | 'already_ended' }> {
  assertMay(ctx, 'session.end_own')
  assertFresh(ctx)
  if (sessionId === ctx.sessionId) throw new AppError('conflict', 'This is the session you are in. Use “Sign out” instead.')
  return write(ctx, async (tx) => {
    const own = await tx.session.find({ where: { id: sessionId, userId: ctx.userId }, select: { id: true } })
    if (own === null) throw new AppError('not_found', 'This session is not known.')
    const ended = await tx.session.end({ ids: [own.id] }, { reason: 'signed_out' })
    await notifyEnded(tx, ended)
    return { outcome: ended.some(({ endReason }) => endReason === 'signed_out') ? 'ended' : 'already_ended' }
  })
}
