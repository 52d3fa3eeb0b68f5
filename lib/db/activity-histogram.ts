import 'server-only'
import type { Context } from '@/lib/access/context'
import type { ActivityFilter } from './activity-filter'
import { type Tally, tallyOf, tallyPace } from './activity-tally'
import type { FacetChoice } from './facet-choice'
import { Prisma } from './generated/client'

/** How many there are in each bucket; null for those that there was no time to count to the end. */
export type Histogram = readonly (number | null)[]

export type Overview = {
  /** How many there are of each kind, whatever the filter says of kinds. */
  readonly kinds: ReadonlyMap<string, number>
  /** Whether there was time to count them all; else there are at least as many. */
  readonly complete: boolean
  /** How many match all of the filter in each bucket. */
  readonly days: Histogram
  /** How many match all of the filter; null where not all were counted. */
  readonly total: number | null
}

/** The same filter, no wider than this. */
const within = (filter: ActivityFilter, first: Date, last: Date): ActivityFilter => ({
  ...filter,
  from: filter.from && filter.from > first ? filter.from : first,
  to: filter.to && filter.to < last ? filter.to : last,
})

const bucket = (at: Prisma.Sql, edges: readonly Date[]) => Prisma.sql`width_bucket(${at}, ${edges as Date[]}::timestamptz[])`

/** Of each bucket, from its edge to the next one, what `counted` says; null where it has not been counted to the end. */
const inBuckets = (edges: readonly Date[], uncounted: Tally<never>['uncounted'], counted: (at: number) => number): Histogram =>
  edges.slice(1).map((end, at) => {
    const begin = edges[at] ?? end
    const isLeft = uncounted.some(({ low, high }) => low < end.getTime() && high > begin.getTime())
    return isLeft ? null : counted(at + 1)
  })

/** Counts what matches between ascending edges. */
export async function histogramOf(ctx: Context, filter: ActivityFilter, edges: readonly Date[], pace = tallyPace): Promise<Histogram> {
  const [first, last] = [edges[0], edges.at(-1)]
  if (!first || !last) return []
  const key = { raw: bucket(Prisma.sql`a.at`, edges), rolled: bucket(Prisma.sql`q.quarter`, edges) }
  const { counts, uncounted } = await tallyOf<number>(ctx, within(filter, first, last), key, edges, pace)
  return inBuckets(edges, uncounted, (at) => counts.get(at) ?? 0)
}

const isChosen = ({ is, not }: FacetChoice, kind: string): boolean => (is.length === 0 || is.includes(kind)) && !not.includes(kind)

/**
 * All that is counted beside a list, in one walk: by kind, by bucket (`edges` ascend), and together. Where there was not the time for every kind, those that
 * the filter leaves may still be counted by day, since they can be few.
 */
export async function overviewOf(ctx: Context, filter: ActivityFilter, edges: readonly Date[], pace = tallyPace): Promise<Overview> {
  const { kind, ...equal } = filter.equal ?? {}
  const both = (name: Prisma.Sql, at: Prisma.Sql) => Prisma.sql`${name} || ' ' || ${bucket(at, edges)}`
  const key = { raw: both(Prisma.sql`a.kind`, Prisma.sql`a.at`), rolled: both(Prisma.sql`q.kind`, Prisma.sql`q.quarter`) }
  const { counts, uncounted } = await tallyOf<string>(ctx, { ...filter, equal }, key, edges, pace)
  const kinds = new Map<string, number>()
  const buckets = new Map<number, number>()
  let total = 0
  for (const [found, count] of counts) {
    const [name = '', at] = found.split(' ')
    kinds.set(name, (kinds.get(name) ?? 0) + count)
    if (kind && !isChosen(kind, name)) continue
    buckets.set(Number(at), (buckets.get(Number(at)) ?? 0) + count)
    total += count
  }
  const complete = uncounted.length === 0
  const days = complete || !kind ? inBuckets(edges, uncounted, (at) => buckets.get(at) ?? 0) : await histogramOf(ctx, filter, edges, pace)
  return { kinds, complete, days, total: complete ? total : null }
}
