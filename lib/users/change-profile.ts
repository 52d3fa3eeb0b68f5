import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import type { ChangeProfile } from './account-schema'
import { touched } from './touched'

/** Changes one's own name and how one wants to see things. What is as it was is no change, and not recorded. Answers what was asked to change. */
export async function changeProfile(
  ctx: UserContext,
  { shown, ...profile }: ChangeProfile,
): Promise<Partial<Omit<ChangeProfile, 'shown'>>> {
  assertMay(ctx, 'account.change')
  const data = touched(profile, shown)
  if (Object.keys(data).length > 0) await write(ctx, (tx) => tx.user.update({ where: { id: ctx.userId }, data }))
  return data
}
