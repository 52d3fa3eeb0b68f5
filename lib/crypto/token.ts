import { createHash, randomBytes } from 'node:crypto'

/** A random secret of 256 bits as base64url (43 characters): session cookies and one-time links. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether the text could be one of our tokens at all; anything else needs no look-up. */
export function isToken(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{43}$/.test(text)
}

/** What the database keeps of a token: its SHA-256. Enough, since a token cannot be guessed. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}
