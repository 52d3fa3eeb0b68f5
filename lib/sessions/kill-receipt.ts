import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { Departures } from '@/lib/db/session-kills'

/** Which tabs of killed sessions have left by now: of sessions that this person ended, or of an order of this session. */
export async function receiptOf(
  ctx: UserContext,
  of: { readonly sessions: readonly string[] } | { readonly order: string },
): Promise<Departures> {
  assertMay(ctx, 'session.kill')
  return read(ctx).session.departures(of)
}
