import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import { linksQueue } from './links-queue'
import { dropNewAddress, nothingWaits } from './new-address'

/** Takes back a new address before it is confirmed: one's own, or for administrators anybody's. @throws AppError `conflict` where nothing waits any more. */
export async function withdrawAddress(ctx: UserContext, userId: string): Promise<void> {
  assertMay(ctx, userId === ctx.userId ? 'account.change' : 'user.edit')
  const dropped = await write(ctx, (tx) => dropNewAddress(tx, userId, ctx.now), linksQueue(userId))
  if (dropped === 0) throw nothingWaits()
}
