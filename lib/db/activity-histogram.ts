import 'server-only'
import type { Context } from '@/lib/access/context'
import type { ActivityFilter } from './activity-filter'
import { type Tally, tallyOf, tallyPace } from './activity-tally'
import { Prisma } from './generated/client'

/** How many there are in each bucket; null for those that there was no time to count to the end. */
export type Histogram = readonly (number | null)[]

/** The same filter, no wider than this. */
const within = (filter: ActivityFilter, first: Date, last: Date): ActivityFilter => ({
  ...filter,
  from: filter.from && filter.from > first ? filter.from : first,
  to: filter.to && filter.to < last ? filter.to : last,
})

/** Counts what matches between ascending edges. */
export async function histogramOf(ctx: Context, filter: ActivityFilter, edges: readonly Date[], pace = tallyPace): Promise<Histogram> {
  const [first, last] = [edges[0], edges.at(-1)]
  if (!first || !last) return []
  const bucket = (at: Prisma.Sql) => Prisma.sql`width_bucket(${at}, ${edges as Date[]}::timestamptz[])`
  const key = { raw: bucket(Prisma.sql`a.at`), rolled: bucket(Prisma.sql`q.quarter`) }
  const { counts, uncounted } = await tallyOf<number>(ctx, within(filter, first, last), key, edges, pace)
  return edges.slice(1).map((end, at) => {
    const begin = edges[at] ?? first
    const isLeft = uncounted.some(({ low, high }) => low < end.getTime() && high > begin.getTime())
    return isLeft ? null : (counts.get(at + 1) ?? 0)
  })
}

/** Counts what matches of each kind. */
export const kindsOf = (ctx: Context, filter: ActivityFilter, pace = tallyPace): Promise<Tally<string>> =>
  tallyOf(ctx, filter, { raw: Prisma.sql`a.kind`, rolled: Prisma.sql`q.kind` }, [], pace)
