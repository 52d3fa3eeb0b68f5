import { z } from 'zod'

/** An activity as one's own list shows it. Times are ISO 8601 in UTC; values are as they were told, at that time. */
export type ActivityRow = {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly action: string
  readonly outcome: string
  readonly sessionId: string | null
  readonly ip: string | null
  readonly resourceType: string | null
  readonly resourceId: string | null
  readonly resourceLabel: string | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  readonly details: Readonly<Record<string, unknown>> | null
}

const id = z.uuid().optional().catch(undefined)

/** A place in the list, as it stands in the address: older than `before`, or newer than `after`. What is not understood is dropped. */
export const activityPlaceSchema = z.object({ before: id, after: id })
export type ActivityPlace = z.infer<typeof activityPlaceSchema>

/** A table in the list of what is recorded. `open`: neither recorded nor excused; `faulty`: recorded, but something is wrong with it. */
type CoveredTable = {
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
