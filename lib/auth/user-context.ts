import type { RequestFacts, UserContext } from '@/lib/access/context'
import type { SessionStanding } from '@/lib/db/session-standing'

/** The context of a signed-in person, from what the guard's statement read. */
export function userContext(standing: SessionStanding, request: RequestFacts): UserContext {
  return {
    actor: { kind: 'user', id: standing.userId, name: standing.name },
    role: standing.role,
    userId: standing.userId,
    sessionId: standing.sessionId,
    authenticatedAt: standing.authenticatedAt,
    request,
    now: standing.now,
    visibleSince: standing.visibleSince,
    viewsSince: standing.viewsSince,
  }
}
