import { createHmac, randomUUID } from 'node:crypto'
import { derivedKey } from '@/lib/crypto/derived-key'
import { appOrigin } from '@/lib/env/app-origin'

const HOUR_MS = 3_600_000

/** Kinds of one-time links: where each leads, and for how long it may be used, in milliseconds. */
export const letterLinks = {
  invite: { path: '/invite', ms: 72 * HOUR_MS },
  password: { path: '/password', ms: 24 * HOUR_MS },
  forgotten: { path: '/password', ms: HOUR_MS / 2 },
  not_me: { path: '/not-me', ms: 7 * 24 * HOUR_MS },
  address: { path: '/address', ms: 24 * HOUR_MS },
} as const
export type LinkKind = keyof typeof letterLinks

/** A one-time link as the outbox keeps it: enough to tell it again for whoever has AUTH_SECRET, and nothing for whoever has the database alone. */
export type LetterLink = { readonly kind: LinkKind; readonly id: string }

/** A new link, which leads nowhere until the hash of its secret is kept (lib/users/make-link.ts). */
export const newLink = (kind: LinkKind): LetterLink => ({ kind, id: randomUUID() })

/** The link's secret: 256 bits that follow from its id by a key of ours (HMAC-SHA-256, RFC 2104), as base64url. */
export const linkSecret = ({ kind, id }: LetterLink): string =>
  createHmac('sha256', derivedKey('one-time link')).update(`${kind} ${id}`).digest('base64url')

/** The link as its addressee is told it. */
export const linkAddress = (link: LetterLink): string => `${appOrigin()}${letterLinks[link.kind].path}/${linkSecret(link)}`
