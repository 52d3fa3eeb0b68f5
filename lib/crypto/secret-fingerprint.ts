import { createHmac } from 'node:crypto'

/**
 * A short name for a secret (132 bits of HMAC-SHA-256, base64url) that tells two secrets apart and nothing about
 * either. It may stand in the database: the secret has at least 32 bytes, so it cannot be guessed from it.
 */
export function secretFingerprint(secret: string): string {
  return createHmac('sha256', secret).update('rollcall secret fingerprint').digest('base64url').slice(0, 22)
}
