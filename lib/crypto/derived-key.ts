import 'server-only'
import { hkdfSync } from 'node:crypto'
import { requireAuthSecret } from '@/lib/env/env'

/** A 256-bit key for one purpose, derived from AUTH_SECRET (HKDF with SHA-256, RFC 5869): one secret to keep, no key used twice. */
export function derivedKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', requireAuthSecret(), 'rollcall', purpose, 32))
}
