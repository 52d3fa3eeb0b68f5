import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import type { ChangeProfile } from './account-schema'

/** Changes one's own name and how one wants to see things. What is as it was is no change, and not recorded. */
export async function changeProfile(ctx: UserContext, profile: ChangeProfile): Promise<ChangeProfile> {
  assertMay(ctx, 'account.change')
  await write(ctx, (tx) => tx.user.update({ where: { id: ctx.userId }, data: profile }))
  return profile
}
