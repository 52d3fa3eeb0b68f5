import type { SystemContext } from '@/lib/access/context'
import { findByLink, type LinkKind, setPasswordBy } from './password-by-link'
import type { RenewPassword } from './schema'

const passwordLink: LinkKind = {
  kinds: ['password', 'forgotten'],
  serves: 'active',
  gone: 'This link is not valid any more. Ask for a new one.',
}

/** Whose password the link changes, or null when it is unknown, used or too old. Looking changes nothing. */
export const findPasswordLink = (ctx: SystemContext, token: string) => findByLink(ctx, passwordLink, token)

/**
 * Sets a new password with a link; the old one works until here. All sessions of the person end. Of two uses at once one succeeds.
 * @throws AppError `not_found` when the link is unknown, used or too old, or the person is not active any more.
 */
export const renewPassword = (ctx: SystemContext, { token, password }: RenewPassword) => setPasswordBy(ctx, passwordLink, token, password)
