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

/**
 * Makes the link with which an active person chooses a new password; links made before die, the old password stays until it is used.
 * It works for 24 hours, and goes by mail or is told once.
 * @throws AppError `not_found`, `conflict` for oneself and for a person who is not active.
 */
export async function makePasswordLink(ctx: UserContext, { userId, hand }: LinkFor): Promise<PersonalLink> {
  assertMay(ctx, 'user.make_password_link')
  if (userId === ctx.userId) throw new AppError('conflict', 'Change your own password on your account page.')
  const isHanded = hand || !(await mailIsOn())
  const make = async (tx: WriteDoor): Promise<PersonalLink> => {
    // Those that set a password, and no others: a new address that waits for its confirmation goes on waiting.
    await tx.token.update({ where: { userId, kind: { in: ['password', 'forgotten'] }, usedAt: null }, data: { usedAt: ctx.now } })
    const person = await findPerson(tx, userId)
    if (person.status !== 'active') throw new AppError('conflict', `${person.name} is not active, so there is no password to change.`)
    return bringLink(ctx, tx, await makeLink(tx, 'password', { id: userId, name: person.name }, ctx.now), person, isHanded)
  }
  return write(ctx, make, linksQueue(userId))
}
