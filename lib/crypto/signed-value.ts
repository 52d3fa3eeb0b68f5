import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { derivedKey } from './derived-key'

const sealOf = (purpose: string, value: string) => createHmac('sha256', derivedKey(purpose)).update(value).digest('base64url')

/** `value.signature`, by which we recognise our own word later (HMAC-SHA-256, RFC 2104). */
export function signValue(purpose: string, value: string): string {
  return `${value}.${sealOf(purpose, value)}`
}

/** The value inside, or null when the text was not signed by us for this purpose. */
export function verifyValue(purpose: string, signed: string | undefined): string | null {
  const dot = signed?.lastIndexOf('.') ?? -1
  if (signed === undefined || dot < 1) return null
  const value = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1))
  const expected = Buffer.from(sealOf(purpose, value))
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null
}
