import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { signValue, verifyValue } from '@/lib/crypto/signed-value'

const PURPOSE = 'device cookie'

/** The browser's id in the signed cookie, or null where there is none or it is not ours. */
export function browserIdOf(cookie: string | undefined): string | null {
  const value = verifyValue(PURPOSE, cookie)
  return z.uuid().safeParse(value).success ? value : null
}

/** A new browser's id. */
export const newBrowserId = (): string => randomUUID()

/** The cookie's text for a browser's id. */
export const deviceCookieOf = (browserId: string): string => signValue(PURPOSE, browserId)
