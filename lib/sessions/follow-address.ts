import type { UserContext } from '@/lib/access/context'
import { write } from '@/lib/db/write'
import { recordedWhereabouts } from '@/lib/origin/recorded-whereabouts'
import { whereaboutsOf } from '@/lib/origin/whereabouts'

/**
 * Notes that the session is used from the request's address: in the trail, and as the session's own address unless it only goes to and fro.
 * Answers whether it moved.
 * @throws SessionEndedError when the session has ended.
 */
export async function followAddress(ctx: UserContext): Promise<boolean> {
  const { ip, ...known } = recordedWhereabouts(await whereaboutsOf(ctx.request.ip))
  return ip === null ? false : write(ctx, (tx) => tx.session.move({ ip, ...known }))
}
