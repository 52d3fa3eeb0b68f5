import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import type { ChangeTheme } from './account-schema'

/** Changes one's own theme, for every browser in which one signs in from now on. */
export async function changeTheme(ctx: UserContext, { theme }: ChangeTheme): Promise<ChangeTheme> {
  assertMay(ctx, 'account.change')
  await write(ctx, (tx) => tx.user.update({ where: { id: ctx.userId }, data: { theme } }))
  return { theme }
}
