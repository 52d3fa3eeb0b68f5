import type { UserContext } from '@/lib/access/context'
import type { OpenSession } from '@/scripts/bench/people'

/** What the second process is asked to do with a session, until it is told to stop or refused. */
export type Job =
  | { readonly kind: 'touch' | 'write' | 'write-without-pause' | 'stall'; readonly sessionId: string; readonly ctx: UserContext }
  | { readonly kind: 'kill'; readonly sessionId: string; readonly ctx: UserContext }
  | { readonly kind: 'sign-out'; readonly ctx: UserContext }
export type Order = { readonly id: number } & ({ readonly job: Job } | { readonly stop: true })

/** How often it succeeded, and every error that is no refusal. */
export type Outcome = { readonly done: number; readonly errors: readonly string[] }
export type Report = { readonly id: number; readonly started: true } | { readonly id: number; readonly outcome: Outcome }

/** A person's context as the guard would make it. */
export function contextOf({ id, person }: OpenSession): UserContext {
  return {
    actor: { kind: 'user', id: person.id, name: person.name },
    role: person.role,
    userId: person.id,
    sessionId: id,
    authenticatedAt: new Date(),
    request: { id: `race-${id}`, source: 'web', ip: null },
    now: new Date(),
    visibleSince: new Date(0),
    viewsSince: new Date(0),
  }
}
