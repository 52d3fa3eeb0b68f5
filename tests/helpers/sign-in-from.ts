import { randomUUID } from 'node:crypto'
import { startSession } from '@/lib/auth/start-session'
import { tokenHash } from '@/lib/crypto/token'
import type { NetworkClass } from '@/lib/origin/network'
import { type Origin, originOf } from '@/lib/origin/origin-of'
import { unknownPlace } from '@/lib/origin/place'
import { testDatabase } from './database'
import { nobodysHash, rollcallItself, type TestPerson } from './signed-in'

/** Where somebody is said to be: without a country nothing is known of it. */
export type From = {
  readonly ip: string
  readonly asn?: number
  readonly country?: string
  readonly region?: string
  readonly networkClass?: NetworkClass
  readonly point?: readonly [latitude: number, longitude: number]
}

export const norway: From = { ip: '84.208.1.7', asn: 2119, country: 'NO', region: 'Oslo', point: [59.9, 10.7] }
export const germany: From = { ip: '91.1.1.7', asn: 3320, country: 'DE', region: 'Berlin', point: [52.5, 13.4] }

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
export const firefoxOnWindows = firefox.replace('X11; Linux x86_64', 'Windows NT 10.0; Win64; x64')
export const newerFirefox = firefox.replaceAll('140.0', '141.0')
export const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1'

async function originFrom({ ip, asn, country, region, networkClass = 'public', point }: From, userAgent: string): Promise<Origin> {
  const origin = await originOf({ ip: null, headers: new Headers({ 'user-agent': userAgent }) })
  const at = point === undefined ? {} : { latitude: point[0], longitude: point[1], accuracyKm: 50 }
  const place = { ...unknownPlace, country: country ?? null, region: region ?? null, ...at }
  return { ...origin, ip, networkClass, asn: asn ?? null, place }
}

/** A full sign-in from there, by a person whose password is nobody's (makePerson). */
export async function signInFrom(
  { id, name, email, role }: TestPerson,
  from: From,
  { browserId = randomUUID(), userAgent = firefox }: { browserId?: string; userAgent?: string } = {},
): Promise<{ id: string; browserId: string; token: string }> {
  const person = { id, name, email, role, passwordHash: nobodysHash }
  const token = await startSession(await rollcallItself(), person, await originFrom(from, userAgent), browserId)
  const { owner } = await testDatabase()
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM sessions WHERE token_hash = $1', [Buffer.from(tokenHash(token))])
  return { id: rows[0]?.id ?? '', browserId, token }
}
