import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { AppError, RefusedError } from '@/lib/errors/app-error'
import { killNow } from './kill-now'
import type { KillSession } from './schema'
import { enderOf, ownerOf } from './to-row'

export type Killed = {
  readonly outcome: 'ended' | 'already_ended'
  readonly endedAt: string
  readonly endedByName: string | null
  readonly userName: string
}

/**
 * Ends one session for good: its next request is refused everywhere, nothing it was writing commits any more. The reason stays in the
 * log, the message is shown to the person. A second kill answers when and by whom it had ended.
 * @throws AppError `not_found`, `forbidden` when a manager asks for an administrator's session.
 */
export async function killSession(ctx: UserContext, { sessionId, ...saying }: KillSession): Promise<Killed> {
  assertMay(ctx, 'session.kill')
  if (sessionId === ctx.sessionId) throw new AppError('conflict', 'This is your own session. Sign out instead.')
  const killed = await killNow(ctx, [sessionId], saying)
  const row = await read(ctx).session.detail(sessionId)
  if (row === null) throw new AppError('not_found', 'This session is not known.')
  // Seen, open, and yet not ended: the policy keeps it out of reach.
  if (row.endedAt === null)
    throw new RefusedError('Only a System Administrator can end the session of a System Administrator.', {
      action: 'session.kill',
      whose: row.userName,
    })
  return {
    outcome: killed.length > 0 ? 'ended' : 'already_ended',
    endedAt: row.endedAt.toISOString(),
    endedByName: enderOf(row),
    userName: ownerOf(row),
  }
}
