import { asRollcall } from '@/lib/access/as-rollcall'
import type { UserContext } from '@/lib/access/context'
import { assertFresh } from '@/lib/access/fresh'
import { assertMay } from '@/lib/access/may'
import { hashPassword } from '@/lib/crypto/password-hash'
import { read } from '@/lib/db/read'
import { type WriteDoor, write } from '@/lib/db/write'
import { endOtherSessionsOf } from '@/lib/sessions/end-of-user'
import type { ChangePassword } from './account-schema'
import { assertAnotherPassword } from './assert-another-password'
import { spendLinks } from './spend-links'
import { tellPasswordChanged } from './tell-password-changed'

/**
 * Sets one's own new password and ends every other session of one's own (ASVS 7.4.3); links that could set another one are used up. This
 * session stays, with the token that giving the old password has made. A letter tells of it. Answers how many ended.
 * @throws AppError `reauth_required` when the old password was not given in the last 5 minutes, `invalid` when the new one is the same.
 */
export async function changePassword(ctx: UserContext, { password }: ChangePassword): Promise<{ endedSessions: number }> {
  assertMay(ctx, 'account.change')
  assertFresh(ctx)
  const own = { where: { id: ctx.userId }, select: { passwordHash: true } }
  await assertAnotherPassword((await read(asRollcall(ctx, 'new password')).user.find(own))?.passwordHash ?? null, password)
  const passwordHash = await hashPassword(password)
  const change = async (tx: WriteDoor) => {
    // The person first: a sign-in with the old password that is under way holds this row, and its session is there after the wait.
    await tx.user.update({ where: { id: ctx.userId }, data: { passwordHash } })
    await spendLinks(tx, ctx.userId, ctx.now)
    await tellPasswordChanged(ctx, tx, ctx.userId)
    return { endedSessions: (await endOtherSessionsOf(tx, ctx.userId, ctx.sessionId, 'password_changed')).length }
  }
  return write(ctx, change)
}
