import type { Context } from '@/lib/access/context'
import type { WriteDoor } from '@/lib/db/write'
import { linkAddress } from '@/lib/mail/letter-link'
import type { Letter } from '@/lib/mail/letters'
import { sendLetter } from '@/lib/mail/send-letter'
import type { MadeLink } from './make-link'

/** A link as it comes to whom it is for: by mail, and then it is nobody else's business (null), or handed over by whoever made it. */
export type PersonalLink = { readonly name: string; readonly email: string; readonly link: string | null }

type For = { readonly id: string; readonly name: string; readonly email: string; readonly role: string }

/**
 * Brings a link that an administrator made, inside the write that made it. Whoever sees it could use it in the other's name: so it is mailed, and shown only
 * where no letter leaves or where that is asked for (`hand`). That it was shown is recorded beside that it was made.
 */
export async function bringLink(ctx: Context, tx: WriteDoor, made: MadeLink, to: For, hand: boolean): Promise<PersonalLink> {
  const { id, name, email, role } = to
  const { link, expiresAt } = made
  if (hand) {
    await tx.note({
      ...{ kind: 'system', action: 'link_shown', outcome: 'ok', resourceType: 'user', resourceId: id, resourceLabel: name },
      details: { link: link.kind },
    })
    return { name, email, link: linkAddress(link) }
  }
  const by = ctx.actor.name
  const about = { to: { userId: id, name, address: email }, expiresAt }
  const letter: Letter =
    link.kind === 'invite'
      ? { kind: 'invitation', facts: { link, by, role }, ...about }
      : { kind: 'password_link', facts: { link, by }, ...about }
  await sendLetter(tx, letter)
  return { name, email, link: null }
}
