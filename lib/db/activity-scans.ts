import 'server-only'
import type { Context } from '@/lib/access/context'
import { type ActivityListRow, listColumns } from './activity-columns'
import { askedSql, type Indexed, indexedSql } from './activity-facets'
import type { ActivityFilter } from './activity-filter'
import { matchesSql } from './activity-matches'
import { Prisma } from './generated/client'
import { firstOf, lastOf } from './id-days'
import { amongReviewed } from './review-filter'
import { runPlanned } from './run'
import { visibleSql } from './visible'
import type { Days, Direction, Edge, Stretch } from './walk'

/** What a search looks for. The same for each of its steps. */
export type Search = { readonly ctx: Context; readonly filter: ActivityFilter }

const order = (direction: Direction) => (direction === 'down' ? Prisma.sql`a.id DESC` : Prisma.sql`a.id ASC`)

const beyond = ({ direction, from, to }: Stretch) =>
  direction === 'down' ? Prisma.sql`a.id < ${from}::uuid AND a.id >= ${to}::uuid` : Prisma.sql`a.id > ${from}::uuid AND a.id <= ${to}::uuid`

const wanted = ({ ctx, filter }: Search) => Prisma.sql`${visibleSql(ctx, 'activity', 'a')} AND ${matchesSql(ctx, filter)}`

/** What a search by key need look at. */
const among = ({ ctx, filter }: Search) => amongReviewed(ctx, 'activity', Prisma.sql`a.id`, filter.review)

/** The edge of the next `size` rows of a slice. */
export async function edgeOf(search: Search, slice: Stretch, size: number): Promise<Edge> {
  const [edge] = await runPlanned<Edge>(Prisma.sql`SELECT (array_agg(id))[${size}::int] AS id, count(*) = 0 AS none FROM (
    SELECT a.id FROM log.activities a WHERE ${among(search)}${beyond(slice)} ORDER BY ${order(slice.direction)} LIMIT ${size}) AS next`)
  return edge ?? { id: null, none: true }
}

/** Rows of a slice by key, in its order. What stands beside them is looked up for those that are shown, and not for all that were compared. */
export function byKey(search: Search, slice: Stretch, take: number): Promise<ActivityListRow[]> {
  const by = order(slice.direction)
  return runPlanned(Prisma.sql`SELECT ${listColumns(search.ctx)} FROM (
    SELECT a.* FROM log.activities a WHERE ${among(search)}${beyond(slice)} AND ${wanted(search)} ORDER BY ${by} LIMIT ${take}) AS a ORDER BY ${by}`)
}

/** How many there are, at most `most`. */
export function countByKey(search: Search, slice: Stretch, most: number): Promise<number> {
  return counted(
    Prisma.empty,
    Prisma.sql`SELECT 1 FROM log.activities a WHERE ${among(search)}${beyond(slice)} AND ${wanted(search)}`,
    most,
  )
}

/** More rows than these by the index are not put in order: several days are then read one by one, and a day by its key. */
const FEW = 5_000

/**
 * Days by the index of facets. The bounds of the days lead the planner to their partitions and no others. The upper one is an ANY, since the planner takes
 * two bounds on a day that it knows nothing of yet for a narrow range, and would rather walk the key.
 */
const ofDays = (indexed: Indexed, { first, last }: Days) => Prisma.sql`FROM log.activities a
  WHERE a.id >= ${firstOf(Math.min(first, last))}::uuid AND a.id < ANY (${[firstOf(Math.max(first, last) + 1)]}::uuid[]) AND ${indexedSql(indexed)}`

/** The matches among them. What the index tells stands behind OFFSET 0, so that nothing else is left to walk by. */
const within = (search: Search, indexed: Indexed, stretch: Stretch, days: Days) => Prisma.sql`
  FROM (SELECT a.* ${ofDays(indexed, days)} OFFSET 0) AS a WHERE ${beyond(stretch)} AND ${wanted(search)}`

/** What of a stretch lies in a day. */
function ofDay({ direction, from, to }: Stretch, day: number): Stretch {
  const [start, end] = direction === 'down' ? [firstOf(day + 1), firstOf(day)] : [lastOf(day - 1), lastOf(day)]
  const nearer = (one: string, other: string) => (direction === 'down' ? one < other : one > other)
  return { direction, from: nearer(from, start) ? from : start, to: nearer(to, end) ? end : to }
}

/** Rows of some days, by the index of facets. */
export async function byDay(search: Search, indexed: Indexed, stretch: Stretch, days: Days, take: number): Promise<ActivityListRow[]> {
  const few = await ofFew(search, indexed, stretch, days, take)
  if (few !== null) return few
  // Few of the rows before it had what so many of this day have: it came in a heap, and by the key a page of it is soon full.
  if (days.first === days.last) return byKey(search, ofDay(stretch, days.first), take)
  const step = days.first > days.last ? -1 : 1
  const found: ActivityListRow[] = []
  for (let day = days.first; day !== days.last + step && found.length < take; day += step)
    found.push(...(await byDay(search, indexed, stretch, { first: day, last: day }, take - found.length)))
  return found
}

/** Days together: to plan a scan of several costs half of what a scan for each does. Null where they hold too much. */
async function ofFew(search: Search, indexed: Indexed, stretch: Stretch, days: Days, take: number): Promise<ActivityListRow[] | null> {
  const found = await runPlanned<ActivityListRow & { many: boolean }>(Prisma.sql`${askedSql(indexed)},
    hits AS MATERIALIZED (SELECT a.* ${ofDays(indexed, days)} LIMIT ${FEW + 1})
    SELECT found.*, size.many FROM (SELECT count(*) > ${FEW} AS many FROM hits) AS size LEFT JOIN LATERAL (
      SELECT ${listColumns(search.ctx)} FROM (
        SELECT a.* FROM hits AS a WHERE ${beyond(stretch)} AND ${wanted(search)} ORDER BY ${order(stretch.direction)} LIMIT ${take}) AS a
      ORDER BY ${order(stretch.direction)}) AS found ON true`)
  if (found[0]?.many === true) return null
  return found.filter(({ id }) => id !== null).map(({ many: _, ...row }) => row)
}

export function countByDay(search: Search, indexed: Indexed, stretch: Stretch, days: Days, most: number): Promise<number> {
  return counted(askedSql(indexed), Prisma.sql`SELECT 1 ${within(search, indexed, stretch, days)}`, most)
}

/** What activities are counted by: over `a`, an activity, and over `q`, a counted quarter of an hour. */
export type Key = { readonly raw: Prisma.Sql; readonly rolled: Prisma.Sql }
export type Tallied = { readonly key: string | number; readonly count: number }

/** Counts under each key, of a slice. */
export const tallyByKey = (search: Search, { raw }: Pick<Key, 'raw'>, slice: Stretch): Promise<Tallied[]> =>
  runPlanned(
    Prisma.sql`SELECT ${raw} AS key, count(*)::int AS count FROM log.activities a WHERE ${among(search)}${beyond(slice)} AND ${wanted(search)} GROUP BY 1`,
  )

/** The same of some days. */
export const tallyByDay = (search: Search, indexed: Indexed, { raw }: Pick<Key, 'raw'>, stretch: Stretch, days: Days): Promise<Tallied[]> =>
  runPlanned(
    Prisma.sql`${askedSql(indexed)} SELECT ${raw} AS key, count(*)::int AS count ${within(search, indexed, stretch, days)} GROUP BY 1`,
  )

async function counted(head: Prisma.Sql, rows: Prisma.Sql, most: number): Promise<number> {
  const [row] = await runPlanned<{ count: number }>(
    Prisma.sql`${head} SELECT count(*)::int AS count FROM (SELECT FROM (${rows}) AS found LIMIT ${most}) AS most`,
  )
  return row?.count ?? 0
}
