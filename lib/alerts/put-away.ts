import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import { notify } from '@/lib/live/notify'
import type { PutAway } from './schema'
import { teachSessions } from './teach'

/**
 * The person says that it was them: just the notices that they were shown, so that one which came meanwhile stays. What was put away already, is somebody
 * else's, or tells of this very session or its new browser is left as it is; so is what a browser that is new itself may not vouch for. What they vouch for is no
 * longer new to us.
 */
export async function putAway(ctx: UserContext, { ids }: PutAway): Promise<{ putAway: number }> {
  assertMay(ctx, 'notice.put_away')
  return write(ctx, async (tx) => {
    const { count, vouchedFor } = await tx.notice.putAway(ids)
    if (count === 0) return { putAway: 0 }
    await teachSessions(tx, vouchedFor)
    await notify(tx, { kind: 'notices.changed', userId: ctx.userId })
    return { putAway: count }
  })
}
