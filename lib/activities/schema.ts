import { z } from 'zod'
import { isId } from '@/lib/db/id-days'

type Values = Readonly<Record<string, unknown>>

/** An activity as lists show it. Times are ISO 8601 in UTC; names and values are as they were told, at that time. */
export type ActivityRow = {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly action: string
  readonly outcome: string
  /** `web`, `api`, `job`, or `outside` for a change that did not come through Rollcall. */
  readonly source: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly actorName: string
  readonly behalfName: string | null
  readonly sessionId: string | null
  /** Why there is no true session: `none`, or `unknown`, `ended`, `malformed` for one that was claimed. */
  readonly sessionFlag: string | null
  readonly ip: string | null
  readonly resourceType: string | null
  readonly resourceId: string | null
  readonly resourceLabel: string | null
  readonly before: Values | null
  readonly after: Values | null
  readonly details: Values | null
  /** The state that managers gave it, for those who may see that; else null. */
  readonly reviewState: string | null
  /** Of a view that was repeated within five minutes: how often it was had in all, and when last. */
  readonly again: { readonly times: number; readonly lastAt: string } | null
}

/** Everything that the log tells of one activity. */
export type ActivityDetail = ActivityRow & {
  /** The actor's name alone, as the log keeps it. */
  readonly bareActorName: string
  readonly requestId: string | null
  /** The database's role that wrote. */
  readonly dbRole: string
  /** The type of each kept column at that time: a PostgreSQL type, or `masked`. */
  readonly types: Readonly<Record<string, string>>
}

const id = z.string().refine(isId).optional().catch(undefined)

/** A place in the list, as it stands in the address: older than `before`, or newer than `after`. What is not understood is dropped. */
export const activityPlaceSchema = z.object({ before: id, after: id })
export type ActivityPlace = z.infer<typeof activityPlaceSchema>

/** A table in the list of what is recorded. `open`: neither recorded nor excused; `faulty`: recorded, but something is wrong with it. */
export type CoveredTable = {
  readonly relation: string
  readonly state: 'recorded' | 'faulty' | 'excused' | 'open'
  readonly resourceType: string | null
  /** ISO 8601 in UTC. */
  readonly since: string | null
  readonly reason: string | null
  readonly kept: readonly string[]
  readonly masked: readonly string[]
  readonly untold: readonly string[]
  readonly bare: readonly string[]
  readonly faults: readonly string[]
}

/** Faults and weaknesses as docs/recording.md names them. */
export type Coverage = { readonly tables: readonly CoveredTable[]; readonly weaknesses: readonly string[] }
