import type { Role } from '@/lib/access/roles'
import type { EndReason } from '@/lib/sessions/schema'
import type { Machine, Sent } from './machines'
import type { Networks } from './networks'
import type { Person } from './people'

/** A browser of somebody; at most one session at a time is open in it. */
export type Browser = {
  readonly id: string
  readonly person: Person
  readonly machine: Machine
  /** Days that its updates come late. */
  readonly lag: number
  firstSeenAt: number
  /** Of its row among the known devices. */
  deviceId: string
  lastSeenAt: number | null
  /** What it sent at its newest sign-in. */
  lastSent: Sent | null
}

/** Somebody who uses Rollcall, with all that is theirs. */
export type Worker = {
  readonly person: Person
  readonly id: string
  readonly networks: Networks
  readonly desktop: Browser
  readonly phone: Browser | null
  /** A second computer, or something odd. */
  readonly other: Browser | null
}

export type Stay = { readonly address: string; readonly since: number; until: number }

/** A session as it is laid. Times are milliseconds since 1970. */
export type PastSession = {
  readonly id: string
  readonly worker: Worker
  readonly role: Role
  readonly browser: Browser
  readonly sent: Sent
  readonly firstAddress: string | null
  address: string | null
  /** Where it was used from, oldest first; empty while it has not moved. */
  readonly trail: Stay[]
  readonly startedAt: number
  authenticatedAt: number
  lastActivityAt: number
  /** Null while it is open, and also where it ran out and no job has looked at it since: as Rollcall itself leaves it. */
  endedAt: number | null
  endReason: EndReason | null
  endedBy: Person | null
  endedByName: string | null
  endedIn: string | null
  note: string | null
  message: string | null
}

/** What somebody means to do: come, do things, and go; null: they walk away without signing out. */
export type Visit = {
  readonly worker: Worker
  readonly browser: Browser
  readonly sent: Sent
  readonly address: string | null
  readonly startsAt: number
  readonly acts: readonly number[]
  readonly leavesAt: number | null
}
