import { tokenHash } from '@/lib/crypto/token'
import type { WriteDoor } from '@/lib/db/write'
import { type LetterLink, type LinkKind, letterLinks, linkSecret, newLink } from '@/lib/mail/letter-link'

/** For whom a link is, and of what besides: the session or the address. */
type Made = { readonly id: string; readonly name: string; readonly sessionId?: string; readonly address?: string }

/** A link that may be used from now on. */
export type MadeLink = { readonly link: LetterLink; readonly expiresAt: Date }

/**
 * Makes a one-time link for somebody inside a running write. Only the hash of its secret is kept; `linkAddress` tells it to whoever made it, and to the letter
 * that brings it.
 */
export async function makeLink(tx: WriteDoor, kind: LinkKind, { id, name, ...of }: Made, now: Date): Promise<MadeLink> {
  const link = newLink(kind)
  const expiresAt = new Date(now.getTime() + letterLinks[kind].ms)
  await tx.token.create({ kind, tokenHash: tokenHash(linkSecret(link)), userId: id, userName: name, ...of, expiresAt })
  return { link, expiresAt }
}
