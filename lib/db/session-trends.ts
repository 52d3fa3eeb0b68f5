import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { dayOf, momentOf } from './id-days'
import { longSearch } from './long-search'
import type { Run } from './run'
import { indexedOf, isByWord, ownerOf } from './session-facets'
import type { SessionFilter } from './session-filter'
import { partsOf } from './session-parts'
import { among, beyond, days, ofDay, wantedOnly } from './session-scans'
import { tallyPace } from './session-tally'
import { around, isWhole, type SessionTally, spanOfDay } from './session-tally-days'
import { columns, type TallyPart, type TallySearch } from './session-tally-scans'
import { groundOf, wholeOf } from './session-walk'
import { snapshot } from './snapshot'
import { type Pace, type Steps, walk } from './walk'

const DAY_MS = 86_400_000

/** How many sessions that started in a stretch of time have these values of a part. */
type SessionTrend = SessionTally & { readonly stretch: number }

/** `since` is null where all were counted, else only those that started since then were: the time was up. */
export type SessionTrends = { readonly trends: readonly SessionTrend[]; readonly since: Date | null }

const moments = (edges: readonly Date[]) => Prisma.sql`${edges.map((edge) => edge.toISOString())}::timestamptz[]`

/** What is counted, in which stretches and in which snapshot. */
type Question = {
  readonly ctx: Context
  readonly run: Run
  readonly parts: readonly TallyPart[]
  readonly edges: readonly Date[]
  readonly byWord: boolean
}

/** Counts rows under each part's values and the stretch that they started in, in one pass over them. */
function counted({ run, parts, edges }: Question, from: Prisma.Sql, row: Prisma.Sql, where: Prisma.Sql) {
  const named = parts.map((part) => columns[part].map((name) => `v.${name}`))
  const nth = (at: number) => named.flatMap((names) => names[at] ?? []).concat("''")
  const told = parts.map((part) => `WHEN grouping(v.${columns[part][0]}) THEN '${part}'`)
  return run<SessionTrend>(Prisma.sql`SELECT CASE 0 ${Prisma.raw(told.join(' '))} END AS part, w.stretch, COALESCE(${Prisma.raw(nth(0).join())}) AS a,
      COALESCE(${Prisma.raw(nth(1).join())}) AS b, COALESCE(${Prisma.raw(nth(2).join())}) AS c, count(*)::int AS count
    ${from} CROSS JOIN LATERAL public.session_values(${row}) AS v
      CROSS JOIN LATERAL (SELECT GREATEST(0, width_bucket(s.started_at, ${moments(edges)}) - 1) AS stretch) AS w WHERE ${where}
    GROUP BY GROUPING SETS (${Prisma.raw(named.map((names) => `(w.stretch, ${names.join()})`).join())})`)
}

/** The days (UTC) that may have been counted and lie within one stretch as wholes, each with that stretch. */
function wholeDays({ visibleSince, now }: Context, { from, to }: SessionFilter, edges: readonly Date[]) {
  const end = Math.min(now.getTime(), to?.getTime() ?? Number.MAX_SAFE_INTEGER)
  const floor = Math.max(visibleSince.getTime(), from?.getTime() ?? 0)
  return edges.flatMap((edge, stretch) => {
    const first = Math.ceil(Math.max(floor, stretch === 0 ? 0 : edge.getTime()) / DAY_MS)
    const beyondLast = dayOf(Math.min(end, edges[stretch + 1]?.getTime() ?? end))
    return Array.from({ length: Math.max(0, beyondLast - first) }, (_, at) => ({ day: first + at, stretch }))
  })
}

/** What the counted days tell, and what is left to be counted row by row: all days that a stretch's edge cuts. */
async function countedDays({ ctx, run, parts, edges }: Question, filter: SessionFilter) {
  const whole = isWhole(ctx, filter) ? wholeDays(ctx, filter, edges) : []
  if (whole.length === 0) return { trends: [], rest: [filter] }
  const [numbers, stretches] = [whole.map(({ day }) => day), whole.map(({ stretch }) => stretch)]
  const found = await run<SessionTrend>(Prisma.sql`
    WITH d AS MATERIALIZED (SELECT e.day, u.number, u.stretch FROM unnest(${numbers}::int[], ${stretches}::int[]) AS u(number, stretch)
      JOIN public.session_days e ON e.day = date '1970-01-01' + u.number WHERE e.day NOT IN (SELECT k.day FROM public.session_strikes k))
    SELECT 'day' AS part, d.number AS stretch, '' AS a, '' AS b, '' AS c, 0 AS count FROM d
    UNION ALL SELECT t.part, d.stretch, t.one, t.two, t.three, sum(t.count)::int FROM d JOIN public.session_tallies t USING (day)
    WHERE t.part = ANY (${parts as TallyPart[]}::text[]) GROUP BY 1, 2, 3, 4, 5`)
  const known = found.filter(({ part }) => part === 'day').map(({ stretch }) => spanOfDay(stretch))
  return { trends: found.filter(({ part }) => part !== 'day'), rest: around(filter, known) }
}

async function followed(asked: Question, filter: SessionFilter, pace: Pace): Promise<SessionTrends> {
  const { ctx, run, byWord } = asked
  const began = performance.now()
  const { trends: known, rest } = await countedDays(asked, filter)
  const trends = [...known]
  const add = (found: readonly SessionTrend[]) => {
    // One after the other: a great many arguments at once are too much for a call.
    for (const one of found) trends.push(one)
    return false
  }
  for (const period of rest)
    for (const part of partsOf(period)) {
      const search: TallySearch = { ctx, run, part, filter: period, owner: ownerOf(ctx, filter) }
      const indexed = indexedOf(ctx, period, part, byWord)
      const rows = Prisma.sql`FROM public.sessions s CROSS JOIN public.settings c`
      const steps: Steps = {
        few: false,
        byKey: async (slice) =>
          add(await counted(asked, rows, Prisma.sql`s`, Prisma.sql`${among(search)}${beyond(slice)} AND ${wantedOnly(search)}`)),
        byDay: async (stretch, { first, last }) => {
          if (indexed === null) return false
          const found = Prisma.sql`FROM ${days(first, last)} CROSS JOIN LATERAL (SELECT s.* ${ofDay(search, indexed, stretch)}) AS s`
          return add(await counted(asked, found, Prisma.sql`ROW(s.*)::public.sessions`, Prisma.sql`true`))
        },
      }
      const left = { ...pace, mostMs: pace.mostMs - (performance.now() - began) }
      const stopped = await walk(await groundOf(search), wholeOf(ctx, period, 'down'), steps, left)
      if (stopped !== null) return { trends, since: new Date(momentOf(stopped)) }
    }
  return { trends, since: null }
}

/**
 * Counts the sessions that match under each value of these parts, apart for each stretch of time, all at one moment. Ends are not told: they move after their day.
 * @throws AppError `unavailable` where others count so much that its turn does not come, or the database is too busy.
 */
export async function sessionTrends(
  ctx: Context,
  filter: SessionFilter,
  parts: readonly TallyPart[],
  edges: readonly Date[],
  pace = tallyPace,
): Promise<SessionTrends> {
  // Asked before: within the snapshot everything goes over its one connection.
  const byWord = Boolean(filter.text) && (await isByWord())
  return longSearch(ctx, () => snapshot((run) => followed({ ctx, run, parts, edges, byWord }, filter, pace)))
}
