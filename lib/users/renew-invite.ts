import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { makeInvite } from './make-invite'
import type { RenewInvite } from './schema'

export type Invite = { readonly name: string; readonly email: string; readonly link: string }

/**
 * Makes a new link for somebody who was invited and has no password yet, and uses up every link before it. The new one is told once.
 * @throws AppError `not_found`, `conflict` for a person who is not, or no longer, invited.
 */
export async function renewInvite(ctx: Context, { userId }: RenewInvite): Promise<Invite> {
  assertMay(ctx, 'user.renew_invite')
  const renew = async (tx: WriteDoor): Promise<Invite> => {
    // The old links first: whoever accepts one at this moment holds its row, and after that wait the person is seen as active.
    await tx.token.update({ where: { kind: 'invite', userId, usedAt: null }, data: { usedAt: ctx.now } })
    const user = await tx.user.find({ where: { id: userId }, select: { name: true, email: true, status: true } })
    if (user === null) throw new AppError('not_found', 'This person is not known.')
    if (user.status !== 'invited') throw new AppError('conflict', `${user.name} is not waiting for an invitation.`)
    return { name: user.name, email: user.email, link: await makeInvite(tx, userId, ctx.now) }
  }
  // Two renewals at once would not see each other's new link, and both links would work.
  return write(ctx, renew, { lock: `rollcall.invite.${userId}` })
}
