import type { UserContext } from '@/lib/access/context'
import { SessionEndedError } from '@/lib/db/transaction'
import { write } from '@/lib/db/write'
import { notifyEnded } from '@/lib/live/notify'

/** Ends the own session. Of two sign-outs at once the second finds it ended, which is what was wanted. */
export async function signOut(ctx: UserContext): Promise<void> {
  try {
    await write(ctx, async (tx) => {
      const ended = await tx.session.end({ ids: [ctx.sessionId] }, { reason: 'signed_out' })
      await notifyEnded(tx, ended)
    })
  } catch (error) {
    if (!(error instanceof SessionEndedError)) throw error
  }
}
