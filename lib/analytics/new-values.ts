import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import { listSessions } from '@/lib/sessions/list-sessions'
import type { SessionRow } from '@/lib/sessions/schema'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import type { SessionQuery } from '@/lib/sessions/session-query'
import type { SessionAnalysis, Share } from './analysis'
import { fieldParts, fieldsOf } from './shares'
import { type SessionTrends, type TrendField, valueKey } from './trends'

/** What appears while the records are younger than this is not called new: it may only not have come up yet. */
const SETTLE_MS = 7 * 86_400_000
/** So many are told, the newest first. */
const MOST = 12
/** A search stops in time and goes on from there; not for ever. */
const MOST_STEPS = 40

export type NewValue = { readonly field: TrendField; readonly share: Share; readonly first: SessionRow }

/** Values of which the first session that is kept lies in a period. */
export type NewValues = {
  /** The newest first. */
  readonly values: readonly NewValue[]
  /** How many more there are. */
  readonly left: number
  /** When the first session of all that is kept, and matches, began; null where there is none. */
  readonly recordsSince: Date | null
  /** Whether there was the time to look at all that is kept. */
  readonly isComplete: boolean
}

type Candidate = { readonly field: TrendField; readonly share: Share; readonly stretch: number }

/** The first session that matches. */
async function firstOf(ctx: Context, filter: SessionFilter): Promise<SessionRow | null> {
  let after: string | undefined
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { rows, next } = await listSessions(ctx, { filter, sort: 'started', most: 1, after })
    if (rows[0]) return rows[0]
    if (!next) return null
    after = next.after
  }
  return null
}

/** A model of a vendor that is new itself says nothing more. */
const isTold = ({ field, share }: Candidate, all: readonly Candidate[]): boolean =>
  field !== 'model' || !all.some((other) => other.field === 'vendor' && other.share.where.vendor === share.where.vendor)

function candidatesOf(
  fields: readonly TrendField[],
  { fields: shares }: SessionAnalysis,
  { counts }: SessionTrends,
  earlier: SessionAnalysis['fields'],
) {
  const all = fields.flatMap((field): Candidate[] => {
    const known = new Set(earlier[field].map(valueKey))
    return shares[field]
      .filter((share) => share.where[field] !== '' && !known.has(valueKey(share)))
      .map((share) => ({ field, share, stretch: counts[field].get(valueKey(share))?.findIndex((count) => count > 0) ?? -1 }))
  })
  return all.filter((one) => one.stretch >= 0 && isTold(one, all)).sort((one, other) => other.stretch - one.stretch)
}

/**
 * Values of these fields that came up for the first time in the period, as far as anything is kept and matches: of one's own sessions, or of everyone's for
 * managers and administrators.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function newValues(
  ctx: Context,
  query: SessionQuery,
  zone: string,
  of: { readonly fields: readonly TrendField[]; readonly analysis: SessionAnalysis; readonly trends: SessionTrends },
): Promise<NewValues> {
  assertMay(ctx, 'session.list')
  const filter = await sessionFilterOf(ctx, query, zone)
  const whole = { ...filter, from: undefined, to: undefined }
  const [oldest, known] = await Promise.all([
    firstOf(ctx, whole),
    filter.from && filter.from > ctx.visibleSince
      ? read(ctx).session.tallies(
          { ...whole, to: filter.from },
          fieldParts.filter((part) => part !== 'end' && part !== 'role'),
        )
      : { tallies: [], since: null },
  ])
  const recordsSince = oldest && new Date(oldest.startedAt)
  if (recordsSince === null || known.since !== null || of.trends.since !== null)
    return { values: [], left: 0, recordsSince, isComplete: known.since === null && of.trends.since === null }
  const settled = recordsSince.getTime() + SETTLE_MS
  const candidates = candidatesOf(of.fields, of.analysis, of.trends, fieldsOf(known.tallies)).filter(
    ({ stretch }) => (of.trends.bins[stretch]?.to.getTime() ?? 0) > settled,
  )
  const found: NewValue[] = []
  for (const { field, share, stretch } of candidates.slice(0, MOST)) {
    const bin = of.trends.bins[stretch]
    const equal = Object.fromEntries(Object.entries(share.where).map(([name, value]) => [name, { is: [value], not: [] }]))
    const within = { from: stretch === 0 ? filter.from : bin?.from, to: bin && filter.to && filter.to < bin.to ? filter.to : bin?.to }
    const first = await firstOf(ctx, { ...filter, equal: { ...filter.equal, ...equal }, ...within })
    if (first && Date.parse(first.startedAt) >= settled) found.push({ field, share, first })
  }
  found.sort((one, other) => Date.parse(other.first.startedAt) - Date.parse(one.first.startedAt))
  return { values: found, left: Math.max(0, candidates.length - MOST), recordsSince, isComplete: true }
}
