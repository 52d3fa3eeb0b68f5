import 'server-only'
import { cookies } from 'next/headers'
import { after } from 'next/server'
import { cache } from 'react'
import type { Source, UserContext } from '@/lib/access/context'
import { sessionCookieName } from '@/lib/auth/cookie-names'
import { tokenOfCookie } from '@/lib/auth/next-auth'
import { userContext } from '@/lib/auth/user-context'
import { tokenHash } from '@/lib/crypto/token'
import { type SessionStanding, unsafeFindStanding } from '@/lib/db/session-standing'
import { unsafeTouchSession } from '@/lib/db/touch-session'
import { noteSession } from '@/lib/origin/edge'
import { follow } from './follow'
import { currentRequest } from './request'

/** Whose session the cookie names, live or ended; null for nobody. One statement; during one render it is asked once. */
export const currentStanding = cache(async (): Promise<SessionStanding | null> => {
  const token = await tokenOfCookie((await cookies()).get(sessionCookieName())?.value)
  return token === null ? null : unsafeFindStanding(tokenHash(token))
})

/**
 * The context of a live session, or null for every other standing. What a person does moves last activity, after the answer; whatever comes
 * from another address than the session's is noted.
 */
export async function contextOf(standing: SessionStanding | null, source: Source): Promise<UserContext | null> {
  if (standing?.state !== 'live') return null
  const { facts, kind } = await currentRequest(source)
  noteSession(facts.id, standing.sessionId)
  // A page that refreshes itself, a prefetch, a stream or a poll is nobody's doing: it must not keep a session alive.
  const touches = standing.touchDue && (kind === 'navigation' || kind === 'action')
  const moved = facts.ip !== null && facts.ip !== standing.ip
  const ctx = userContext(standing, facts)
  if (moved) after(() => follow(ctx))
  if (touches) after(() => unsafeTouchSession(standing.sessionId).catch(() => {}))
  return ctx
}

/** The context for what is shown beside a page, for a session that its page has looked at: nothing of it moves. */
export const viewerOf = async (standing: SessionStanding): Promise<UserContext> =>
  userContext(standing, (await currentRequest('web')).facts)

/** The context of whoever sent the request in hand, or null. */
export async function currentContext(source: Source): Promise<UserContext | null> {
  return contextOf(await currentStanding(), source)
}
