import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { linkAddress } from '@/lib/mail/letter-link'
import { findPerson } from './find-person'
import { makeLink } from './make-link'
import type { OnePerson } from './schema'
import { spendLinks } from './spend-links'

export type PersonalLink = { readonly name: string; readonly email: string; readonly link: string }

/**
 * Makes a new link for somebody who was invited and has no password yet, and uses up every link before it. The new one is told once.
 * @throws AppError `not_found`, `conflict` for a person who is not, or no longer, invited.
 */
export async function renewInvite(ctx: Context, { userId }: OnePerson): Promise<PersonalLink> {
  assertMay(ctx, 'user.renew_invite')
  const renew = async (tx: WriteDoor): Promise<PersonalLink> => {
    // The old links first: whoever accepts one at this moment holds its row, and after that wait the person is seen as active.
    await spendLinks(tx, userId, ctx.now)
    const { name, email, status } = await findPerson(tx, userId)
    if (status !== 'invited') throw new AppError('conflict', `${name} is not waiting for an invitation.`)
    const { link } = await makeLink(tx, 'invite', { id: userId, name }, ctx.now)
    return { name, email, link: linkAddress(link) }
  }
  // Two renewals at once would not see each other's new link, and both links would work.
  return write(ctx, renew, { lock: `rollcall.invite.${userId}` })
}
