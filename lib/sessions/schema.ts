import { z } from 'zod'
import type { Role } from '@/lib/access/roles'
import type { enReviews } from '@/lib/i18n/en-reviews'

export const endReasons = [
  'signed_out',
  'killed',
  'idle',
  'time_limit',
  'password_changed',
  'user_disabled',
  'role_changed',
  'replaced',
  'not_me',
  'system',
] as const
export type EndReason = (typeof endReasons)[number]

/** What managers think of a record. */
export type ReviewState = keyof typeof enReviews.reviews.states

type PlaceName = { readonly city: string | null; readonly region: string | null; readonly country: string }

/** Who noted something beside a record and why; both null for whom that is not meant. `at` is ISO 8601. */
export type NotedBy = { readonly byName: string | null; readonly at: string; readonly reason: string | null }

/** A network from which a session was used. Times are ISO 8601. */
export type SessionAddress = {
  readonly ip: string
  readonly firstSeenAt: string
  readonly lastSeenAt: string
  /** How often it became the session's address. */
  readonly times: number
  readonly isCurrent: boolean
  readonly networkClass: string
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
  readonly asn: number | null
  readonly asnOrg: string | null
}

/** A session as lists show it. Times are ISO 8601 in UTC. */
export type SessionRow = {
  readonly id: string
  readonly userId: string
  /** With the address where somebody else's name looks the same. */
  readonly userName: string
  /** What the person is called now, where that is another name. */
  readonly presentName: string | null
  readonly userEmail: string
  readonly role: Role
  readonly status: 'active' | 'terminated'
  readonly startedAt: string
  readonly lastActivityAt: string
  /** When it will end by itself; null once it has ended. */
  readonly endsAt: string | null
  readonly endedAt: string | null
  readonly durationSeconds: number
  readonly endReason: EndReason | null
  /** Kept for those who may end sessions, and for everybody's own sign-outs. */
  readonly endedByName: string | null
  readonly deviceType: string
  readonly deviceVendor: string | null
  readonly deviceModel: string | null
  readonly browser: string | null
  readonly browserVersion: string | null
  readonly os: string | null
  readonly osVersion: string | null
  readonly ip: string | null
  readonly networkClass: string
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
  /** What managers call the device, or null. */
  readonly deviceLabel: string | null
  /** Where managers say that it truly is, or null. What is recorded stays in `city`, `region` and `country`. */
  readonly correctedPlace: PlaceName | null
  /** The state that managers gave it, for those who may see that; else null. */
  readonly reviewState: ReviewState | null
  /** The session in which the list is looked at. */
  readonly isCurrent: boolean
  readonly mayKill: boolean
}

/** Everything known of one session. */
export type SessionDetail = SessionRow & {
  /** The name alone, as the log keeps it. */
  readonly bareName: string
  readonly method: string
  readonly factors: readonly string[]
  /** Kept for those who may end sessions; null for everybody else. */
  readonly endNote: string | null
  readonly endMessage: string | null
  readonly isBot: boolean
  readonly inAppView: boolean
  /** Client hints and user agent name different engines; the user agent was believed. */
  readonly hintsConflict: boolean
  readonly parserVersion: string
  readonly userAgent: string
  readonly clientHints: Readonly<Record<string, string>>
  readonly language: string | null
  readonly ipFirst: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly accuracyKm: number | null
  readonly accuracyEstimated: boolean
  readonly placeSource: string | null
  readonly placeBuiltOn: string | null
  /** Number and organisation of the network's operator. */
  readonly asn: number | null
  readonly asnOrg: string | null
  /** About `deviceLabel`. */
  readonly labelledBy: NotedBy | null
  /** About `correctedPlace`; `scope` tells whether it holds for every session that has the address. */
  readonly correctedBy: (NotedBy & { readonly scope: 'session' | 'address' }) | null
  /** Whether the role of whose session it is puts all of theirs out of the viewer's reach. */
  readonly isOutOfReach: boolean
  readonly mayRelabel: boolean
  readonly mayCorrect: boolean
  /** Where it was used from, oldest first; empty where that never changed. */
  readonly addresses: readonly SessionAddress[]
}

const shortText = (most: number, what: string) =>
  z
    .string()
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), `The ${what} contains characters that cannot be stored.`)
    .transform((value) => value.trim())
    .pipe(z.string().max(most, `The ${what} has at most ${most} characters.`))
    .transform((value) => (value === '' ? null : value))

/** What is said with every kill: the reason for the log, the message for the person. */
export const killSaying = { reason: shortText(500, 'reason').default(null), message: shortText(500, 'message').default(null) }

export const killSessionSchema = z.strictObject({ sessionId: z.uuid('This session is not known.'), ...killSaying })
export type KillSession = z.infer<typeof killSessionSchema>

export const ownSessionSchema = z.strictObject({ sessionId: z.uuid('This session is not known.') })
export type OwnSession = z.infer<typeof ownSessionSchema>
