import { randomBytes, randomUUID } from 'node:crypto'
import type { UserContext } from '@/lib/access/context'
import { userContext } from '@/lib/auth/user-context'
import { unsafeFindStandingById } from '@/lib/db/session-standing'
import { edgeHeader } from '@/lib/origin/edge'
import type { KnownBrowser } from './browsers'

const secret = randomBytes(24).toString('base64url')

/** Stands where the preload stands in the server: it says who the peer is, and nobody else can. */
export function openEdge(): void {
  Object.assign(globalThis, { [Symbol.for('rollcall.edge')]: { secret, databaseDown: false, entered: new Set() } })
}

/** The headers of a request from that browser, as the server's own code reads them. */
export function headersOf({ userAgent, hints, ip }: Pick<KnownBrowser, 'userAgent' | 'hints' | 'ip'>): Pick<Headers, 'get'> {
  const facts = { requestId: randomUUID(), peer: ip, forwardedFor: null, forwarded: null, realIp: null, proto: null, kind: 'action' }
  const edge = `${secret}.${Buffer.from(JSON.stringify(facts)).toString('base64url')}`
  const sent: Readonly<Record<string, string>> = { 'accept-language': 'en', ...hints, 'user-agent': userAgent, [edgeHeader]: edge }
  return { get: (name) => sent[name] ?? null }
}

/** The context that the guard would make for a request in that session, or null where it has ended. */
export async function contextIn(sessionId: string): Promise<UserContext | null> {
  const standing = await unsafeFindStandingById(sessionId)
  if (standing === null || standing.state !== 'live') return null
  return userContext(standing, { id: randomUUID(), source: 'web', ip: standing.ip })
}
