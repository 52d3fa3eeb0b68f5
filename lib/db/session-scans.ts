import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { amongReviewed } from './review-filter'
import { type Run, run } from './run'
import { listColumns, type SessionListRow } from './session-columns'
import { type Indexed, indexedSql } from './session-facets'
import type { SessionFilter } from './session-filter'
import { matchesOnlySql, matchesSql } from './session-matches'
import { isInTime, ofPart, type Part } from './session-parts'
import { scopeOfLiveSql, visibleSql } from './visible'
import type { Days, Direction, Edge, Stretch } from './walk'

/**
 * What a search looks for and among which rows: those of a part, of a part and one person, or those with a review. The same for each of its steps, and so is
 * the `run` by which it finds its way, where that is not the pool's.
 */
export type Search = {
  readonly ctx: Context
  readonly filter: SessionFilter
  readonly part: Part
  readonly owner: string | null
  readonly run?: Run | undefined
}

const order = (direction: Direction) => (direction === 'down' ? Prisma.sql`s.id DESC` : Prisma.sql`s.id ASC`)

export const beyond = ({ direction, from, to }: Stretch) =>
  direction === 'down' ? Prisma.sql`s.id < ${from}::uuid AND s.id >= ${to}::uuid` : Prisma.sql`s.id > ${from}::uuid AND s.id <= ${to}::uuid`

export const among = ({ ctx, filter, part, owner }: Search) =>
  Prisma.sql`${ofPart[part]}${amongReviewed(ctx, 'session', Prisma.sql`s.id`, filter.review)}${owner === null ? Prisma.empty : Prisma.sql`s.user_id = ${owner}::uuid AND `}`

const wanted = ({ ctx, filter }: Search) => Prisma.sql`${visibleSql(ctx, 'session', 's')} AND ${matchesSql(ctx, filter)}`

/**
 * The same for statements over a great many rows (lib/db/session-matches.ts). Open ones are asked no more than whether they are live, and nothing twice: the
 * planner would take them for few, and sort them.
 */
export const wantedOnly = ({ ctx, filter, part }: Search) =>
  filter.status === 'active' && part === 'open'
    ? Prisma.sql`${isInTime} AND ${scopeOfLiveSql(ctx, 'session', 's')} AND ${matchesOnlySql(ctx, { ...filter, status: undefined })}`
    : Prisma.sql`${visibleSql(ctx, 'session', 's')} AND ${matchesOnlySql(ctx, filter)}`

/** The edge of the next `size` rows: found in an index alone, so that the rows themselves are read once, by whoever asks for them. */
export async function edgeOf(search: Search, stretch: Stretch, size: number): Promise<Edge> {
  const [edge] = await (search.run ?? run)<Edge>(Prisma.sql`SELECT (array_agg(id))[${size}::int] AS id, count(*) = 0 AS none FROM (
    SELECT s.id FROM public.sessions s WHERE ${among(search)}${beyond(stretch)} ORDER BY ${order(stretch.direction)} LIMIT ${size}) AS next`)
  return edge ?? { id: null, none: true }
}

/** What a list shows of the rows that were found: what stands beside them is looked up for those alone, and not for all that were compared. */
const shown = ({ ctx }: Search, found: Prisma.Sql, by: Prisma.Sql) =>
  Prisma.sql`SELECT ${listColumns(ctx)} FROM (${found}) AS s CROSS JOIN public.settings c ORDER BY ${by}`

/** Rows of a stretch by key, in its order. The stretch is short, so it does not matter how much of it matches. */
export function byKey(search: Search, stretch: Stretch, take: number): Promise<SessionListRow[]> {
  const by = order(stretch.direction)
  const found = Prisma.sql`SELECT s.* FROM public.sessions s CROSS JOIN public.settings c
    WHERE ${among(search)}${beyond(stretch)} AND ${wanted(search)} ORDER BY ${by} LIMIT ${take}`
  return run(shown(search, found, by))
}

/** How many there are, at most `take`. */
export function countByKey(search: Search, stretch: Stretch, take: number): Promise<number> {
  return counted(
    Prisma.sql`SELECT 1 FROM public.sessions s CROSS JOIN public.settings c
    WHERE ${among(search)}${beyond(stretch)} AND ${wanted(search)}`,
    take,
  )
}

// The inner OFFSET 0 keeps the planner from anything but the index of facets: it takes a pair that never meets for a common one, and walks the key.
export const ofDay = (search: Search, indexed: Indexed, stretch: Stretch) => Prisma.sql`
  FROM (SELECT s.* FROM public.sessions s WHERE ${indexedSql(indexed, Prisma.sql`d.day`)} OFFSET 0) AS s CROSS JOIN public.settings c
  WHERE ${ofPart[search.part]}${beyond(stretch)} AND ${wanted(search)}`

export const days = (first: number, last: number) =>
  Prisma.sql`generate_series(${first}::int, ${last}::int, ${first > last ? -1 : 1}::int) AS d(day)`

/** Rows of the days `first` to `last`, in this order, by the index of facets alone. */
export function byDay(search: Search, indexed: Indexed, stretch: Stretch, { first, last }: Days, take: number): Promise<SessionListRow[]> {
  const by = order(stretch.direction)
  const found = Prisma.sql`SELECT s.* FROM ${days(first, last)} CROSS JOIN LATERAL (
      SELECT s.* ${ofDay(search, indexed, stretch)} ORDER BY ${by} LIMIT ${take}
    ) AS s ORDER BY ${by} LIMIT ${take}`
  return run(shown(search, found, by))
}

export function countByDay(search: Search, indexed: Indexed, stretch: Stretch, { first, last }: Days, take: number): Promise<number> {
  return counted(Prisma.sql`SELECT 1 FROM ${days(first, last)} CROSS JOIN LATERAL (SELECT 1 ${ofDay(search, indexed, stretch)}) AS s`, take)
}

type Tallied = { readonly key: string; readonly count: number }

/** Counts under each value of a column, of a slice. */
export const tallyByKey = (search: Search, column: Prisma.Sql, slice: Stretch): Promise<Tallied[]> =>
  run(Prisma.sql`SELECT ${column} AS key, count(*)::int AS count FROM public.sessions s CROSS JOIN public.settings c
    WHERE ${among(search)}${beyond(slice)} AND ${wanted(search)} GROUP BY 1`)

/** The same of some days, of so many rows at most: each row that a word was found in is compared with it once more, at a dozen times the price of reading it. */
export const tallyByDay = (
  search: Search,
  indexed: Indexed,
  column: Prisma.Sql,
  stretch: Stretch,
  { first, last }: Days,
  most: number,
): Promise<Tallied[]> =>
  run(Prisma.sql`SELECT found.key, count(*)::int AS count FROM (
      SELECT s.key FROM ${days(first, last)} CROSS JOIN LATERAL (SELECT ${column} AS key ${ofDay(search, indexed, stretch)}) AS s LIMIT ${most}
    ) AS found GROUP BY 1`)

async function counted(rows: Prisma.Sql, take: number): Promise<number> {
  const [row] = await run<{ count: number }>(Prisma.sql`SELECT count(*)::int AS count FROM (${rows} LIMIT ${take}) AS found`)
  return row?.count ?? 0
}
