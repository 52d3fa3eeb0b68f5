import type { SystemContext } from '@/lib/access/context'
import { findByLink, type LinkKind, setPasswordBy } from './password-by-link'
import type { AcceptInvite } from './schema'

const invitation: LinkKind = {
  kinds: ['invite'],
  serves: 'invited',
  gone: 'This invitation is not valid any more. Ask an administrator for a new one.',
}

/** Who is invited by the link, or null when it is unknown, used or older than 72 hours. Looking changes nothing. */
export const findInvite = (ctx: SystemContext, token: string) => findByLink(ctx, invitation, token)

/**
 * Sets the first password with an invitation and activates the person. Of two uses at once one succeeds.
 * @throws AppError `not_found` when the link is unknown, used or too old.
 */
export const acceptInvite = (ctx: SystemContext, { token, password }: AcceptInvite) => setPasswordBy(ctx, invitation, token, password)
