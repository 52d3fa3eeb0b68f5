import type { Actor, Role } from './roles'

/** Where the work came from; `api` is for calls that carry no page. */
export type Source = 'web' | 'api' | 'job'

/** Facts about the request that lead to a recorded activity. */
export type RequestFacts = {
  readonly id: string
  readonly source: Source
  /** The client's address, or null where it is unknown. */
  readonly ip: string | null
}

type Base = {
  readonly request: RequestFacts
  /** The database's clock when the guard read the session; never the clock of the application. */
  readonly now: Date
  /** Rows older than this are outside of retention and therefore invisible. */
  readonly visibleSince: Date
  /** Views older than this are invisible too: they may be kept for a shorter time, never for a longer one. */
  readonly viewsSince: Date
}

/** A signed-in person. */
export type UserContext = Base & {
  readonly actor: Extract<Actor, { kind: 'user' }>
  readonly role: Role
  readonly userId: string
  readonly sessionId: string
  /** When the person last proved who they are in this session: signing in, or giving the password again. */
  readonly authenticatedAt: Date
}

/** A job or a step that runs before there is a session (set-up, sign-in, invitation). */
export type SystemContext = Base & {
  readonly actor: Exclude<Actor, { kind: 'user' }>
  readonly role: 'system'
  readonly userId: null
  readonly sessionId: null
}

/** First argument of every verb. Passed explicitly: nothing finds it by magic. */
export type Context = UserContext | SystemContext
