import 'server-only'
import { actions } from '@/lib/access/policy'
import type { Role } from '@/lib/access/roles'
import { Prisma } from './generated/client'
import { run } from './run'
import { newestUnseen, type UnseenSignIn, unseenIds } from './unseen-notices'
import { viewsSince, visibleSince } from './visible-since'

/** What the guard learns of a token: person, role, both deadlines judged on the database's clock. */
export type SessionStanding = {
  sessionId: string
  userId: string
  name: string
  email: string
  role: Role
  timeZone: string | null
  theme: 'light' | 'dark' | null
  authenticatedAt: Date
  /** The address under which the session stands. */
  ip: string | null
  state: 'live' | 'ended'
  /** How it ended, as its own person is told: their own sign-out from another session goes by a name of its own. */
  reason: string | null
  message: string | null
  /** Milliseconds until the session ends by its idle timeout; null where there is none. */
  idleInMs: number | null
  idleMinutes: number | null
  /** The same of its time limit, or of the thirty days that no session outlives. */
  limitInMs: number
  limitMinutes: number
  /** Null for a live one. */
  endedAt: Date | null
  now: Date
  visibleSince: Date
  viewsSince: Date
  /** Whether last activity lies far enough back to be moved. */
  touchDue: boolean
  /** Notices that it has still to show, newest first, and what the newest one tells of. */
  notices: readonly string[]
  newestNotice: UnseenSignIn | null
  /** Cases that are not closed; none for those who see no cases. */
  openCases: number
}

/** Last activity moves at most this often, in seconds, and where idle is short, twenty times within it. */
const TOUCH_EVERY_S = Prisma.sql`LEAST(30, c.idle_minutes * 3)`

/** As long as no session lives, in minutes. */
const LONGEST_MINUTES = 43_200

const endsAt = Prisma.sql`public.session_ends_at(s.started_at, s.last_activity_at, c)`
/** By the same function, so that there is one: each clock alone, where the other has been moved for good. */
const idleEndsAt = Prisma.sql`NULLIF(public.session_ends_at('infinity', s.last_activity_at, c), 'infinity')`
const limitEndsAt = Prisma.sql`public.session_ends_at(s.started_at, 'infinity', c)`
const inMs = (at: Prisma.Sql) => Prisma.sql`(extract(epoch FROM ${at} - now()) * 1000)::float8`

const standing = Prisma.sql`
  SELECT s.id AS "sessionId", u.id AS "userId", u.name, u.email, u.role, u.time_zone AS "timeZone", u.theme,
    s.authenticated_at AS "authenticatedAt", host(s.ip) AS ip,
    CASE WHEN s.ended_at IS NULL AND u.status = 'active' AND ${endsAt} > now() THEN 'live' ELSE 'ended' END AS state,
    CASE WHEN s.end_reason = 'signed_out' AND s.ended_in <> s.id THEN 'signed_out_elsewhere'
      WHEN s.ended_at IS NOT NULL THEN s.end_reason WHEN u.status <> 'active' THEN 'user_disabled'
      WHEN ${endsAt} <= now() THEN public.session_ran_out_by(s.started_at, s.last_activity_at, c) END AS reason,
    s.end_message AS message, ${inMs(idleEndsAt)} AS "idleInMs", CASE WHEN c.idle_enabled THEN c.idle_minutes END AS "idleMinutes",
    ${inMs(limitEndsAt)} AS "limitInMs", CASE WHEN c.limit_enabled THEN c.limit_minutes ELSE ${LONGEST_MINUTES}::int END AS "limitMinutes",
    COALESCE(s.ended_at, CASE WHEN ${endsAt} <= now() THEN ${endsAt} END) AS "endedAt", now() AS now,
    ${visibleSince} AS "visibleSince", ${viewsSince} AS "viewsSince",
    s.last_activity_at < now() - make_interval(secs => ${TOUCH_EVERY_S}) AS "touchDue",
    CASE WHEN u.role = ANY (${[...actions['case.see']]}::text[]) THEN (SELECT count(*)::int FROM public.cases k WHERE k.closed_at IS NULL) ELSE 0 END AS "openCases",
    ${unseenIds(visibleSince)} AS notices, ${newestUnseen(visibleSince)} AS "newestNotice"
  FROM public.sessions s JOIN public.users u ON u.id = s.user_id CROSS JOIN public.settings c`

/**
 * The guard's one statement. Null when no session has this token. A token that was replaced is looked for only then: it is good for a few
 * seconds, for requests that were in flight (lib/db/rotate-token.ts). Not behind a door: it is what doors are opened with.
 */
export async function unsafeFindStanding(tokenHash: Uint8Array): Promise<SessionStanding | null> {
  const [row] = await run<SessionStanding>(Prisma.sql`${standing} WHERE s.token_hash = ${tokenHash}`)
  if (row !== undefined) return row
  const [replaced] = await run<SessionStanding>(
    Prisma.sql`${standing} WHERE s.previous_token_hash = ${tokenHash} AND s.previous_token_until > now()`,
  )
  return replaced ?? null
}

/** The same for an event stream, which passed the guard when it was opened and looks again by the session's id. */
export async function unsafeFindStandingById(sessionId: string): Promise<SessionStanding | null> {
  const [row] = await run<SessionStanding>(Prisma.sql`${standing} WHERE s.id = ${sessionId}::uuid`)
  return row ?? null
}
