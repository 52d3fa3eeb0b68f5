import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { killNow } from './kill-now'
import { type KillResultRow, killResults } from './kill-results'
import type { KillChosen } from './kill-schema'

/**
 * Ends the sessions that were chosen by hand, and says of each what became of it. The own session and those out of reach are passed over.
 * @throws AppError `unavailable` when nothing was ended.
 */
export async function killChosen(ctx: UserContext, { ids, ...saying }: KillChosen): Promise<readonly KillResultRow[]> {
  assertMay(ctx, 'session.kill')
  const others = ids.filter((id) => id !== ctx.sessionId)
  const killed = await killNow(ctx, others, saying)
  return killResults(ctx, ids, killed)
}
