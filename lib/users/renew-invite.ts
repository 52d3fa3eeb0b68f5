import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import { bringLink, type PersonalLink } from './bring-link'
import { findPerson } from './find-person'
import { linksQueue } from './links-queue'
import { makeLink } from './make-link'
import type { LinkFor } from './schema'
import { spendLinks } from './spend-links'

/**
 * Makes a new link for somebody who was invited and has no password yet, and uses up every link before it. The new one goes by mail, or is told once.
 * @throws AppError `not_found`, `conflict` for a person who is not, or no longer, invited.
 */
export async function renewInvite(ctx: UserContext, { userId, hand }: LinkFor): Promise<PersonalLink> {
  assertMay(ctx, 'user.renew_invite')
  const isHanded = hand || !(await mailIsOn())
  const renew = async (tx: WriteDoor): Promise<PersonalLink> => {
    // The old links first: whoever accepts one at this moment holds its row, and after that wait the person is seen as active.
    await spendLinks(tx, userId, ctx.now)
    const person = await findPerson(tx, userId)
    if (person.status !== 'invited') throw new AppError('conflict', `${person.name} is not waiting for an invitation.`)
    return bringLink(ctx, tx, await makeLink(tx, 'invite', { id: userId, name: person.name }, ctx.now), person, isHanded)
  }
  return write(ctx, renew, linksQueue(userId))
}
