import 'server-only'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { UserContext } from '@/lib/access/context'
import { followAddress } from '@/lib/sessions/follow-address'

/** A session's address is followed at most this often, in seconds, in this process. */
const EVERY_S = 30

const due = new RateLimiterMemory({ points: 1, duration: EVERY_S })

/** After an answer to another address than the session's: notes it. A session that ended meanwhile, or a busy database, leaves it out. */
export async function follow(ctx: UserContext): Promise<void> {
  const first = await due.consume(ctx.sessionId).then(
    () => true,
    () => false,
  )
  if (first) await followAddress(ctx).catch(() => {})
}
