import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { linkAddress } from '@/lib/mail/letter-link'
import { findPerson } from './find-person'
import { makeLink } from './make-link'
import type { PersonalLink } from './renew-invite'
import type { OnePerson } from './schema'
import { spendLinks } from './spend-links'

/**
 * Makes the link with which an active person chooses a new password; links made before die, the old password stays until it is used.
 * The link is told once, for 24 hours.
 * @throws AppError `not_found`, `conflict` for oneself and for a person who is not active.
 */
export async function makePasswordLink(ctx: Context, { userId }: OnePerson): Promise<PersonalLink> {
  assertMay(ctx, 'user.make_password_link')
  if (userId === ctx.userId) throw new AppError('conflict', 'Change your own password on your account page.')
  const make = async (tx: WriteDoor): Promise<PersonalLink> => {
    await spendLinks(tx, userId, ctx.now)
    const { name, email, status } = await findPerson(tx, userId)
    if (status !== 'active') throw new AppError('conflict', `${name} is not active, so there is no password to change.`)
    const { link } = await makeLink(tx, 'password', { id: userId, name }, ctx.now)
    return { name, email, link: linkAddress(link) }
  }
  // As with invitations: two at once would not see each other's link.
  return write(ctx, make, { lock: `rollcall.password_link.${userId}` })
}
