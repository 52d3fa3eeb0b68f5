import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { dayOf } from './id-days'
import type { JobTransaction } from './job-transaction'
import { type Run, run } from './run'
import type { SessionFilter } from './session-filter'
import { ruleFor } from './visible'

/** How many sessions have these values of a part (public.session_values). */
export type SessionTally = {
  readonly part: string
  readonly a: string
  readonly b: string
  readonly c: string
  readonly count: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const EPOCH = Prisma.sql`date '1970-01-01'`

type Question = { readonly ctx: Context; readonly run: Run; readonly parts: readonly string[] }

/** What the counted days tell of a filter, and what is left to be counted row by row, newest first. */
type Counted = { readonly tallies: readonly SessionTally[]; readonly rest: readonly SessionFilter[] }

/** Whether nothing but a period narrows it, for somebody who sees everyone's. */
export const isWhole = (ctx: Context, { status, equal = {}, ip, review, text, map }: SessionFilter) =>
  ruleFor(ctx, 'session').see === 'all' && ![status, ip, review, text, map].some(Boolean) && Object.values(equal).every((choice) => !choice)

/** A stretch of time in milliseconds since 1970, the later moment not counted. */
type Span = { readonly from: number; readonly to: number }

export const spanOfDay = (day: number): Span => ({ from: day * DAY_MS, to: (day + 1) * DAY_MS })

/** Periods of a filter around these spans, newest first. */
export function around({ from, to, ...filter }: SessionFilter, known: readonly Span[]): SessionFilter[] {
  const edges = [...known].sort((one, other) => other.from - one.from)
  const rest: SessionFilter[] = []
  let high = to
  for (const span of edges) {
    const after = new Date(span.to)
    if (high === undefined || after < high) rest.push({ ...filter, from: after, to: high })
    high = new Date(span.from)
  }
  if (high === undefined || from === undefined || from < high) rest.push({ ...filter, from, to: high })
  return rest
}

const unstruck = (hour: Prisma.Sql) =>
  Prisma.sql`NOT EXISTS (SELECT FROM public.session_strikes k WHERE k.part IS NULL AND k.day = e.day${hour})`
const hourIs = Prisma.sql` AND (k.hour = e.hour OR k.hour IS NULL)`

/**
 * Counts of the days (UTC) that have been counted, with nothing struck out since, and lie in the period as wholes, and of such hours of other days, where nothing
 * else is asked for; with what has changed of their sessions since. All that began in them is in sight: they begin after retention's bound.
 */
export async function countedDays({ ctx, run, parts }: Question, filter: SessionFilter): Promise<Counted> {
  if (!isWhole(ctx, filter)) return { tallies: [], rest: [filter] }
  const [low, high] = [
    Math.max(ctx.visibleSince.getTime(), filter.from?.getTime() ?? 0),
    Math.min(ctx.now.getTime(), filter.to?.getTime() ?? ctx.now.getTime()),
  ]
  const [first, last] = [Math.ceil(low / DAY_MS), dayOf(high) - 1]
  const asked = Prisma.sql`ANY (${parts as string[]}::text[])`
  const found = await run<SessionTally>(Prisma.sql`
    WITH d AS MATERIALIZED (SELECT e.day FROM public.session_days e
      WHERE e.day BETWEEN ${EPOCH} + ${first}::int AND ${EPOCH} + ${last}::int AND ${unstruck(Prisma.empty)}
    ), h AS MATERIALIZED (SELECT e.hour FROM (SELECT hour, (hour AT TIME ZONE 'UTC')::date AS day FROM public.session_hours
        WHERE hour >= ${new Date(low)}::timestamptz AND hour <= ${new Date(high - HOUR_MS)}::timestamptz) AS e
      WHERE e.day NOT IN (SELECT day FROM d) AND ${unstruck(hourIs)}
    ), t AS (SELECT t.part, t.one, t.two, t.three, t.count FROM d JOIN public.session_tallies t USING (day) WHERE t.part = ${asked}
      UNION ALL SELECT t.part, t.one, t.two, t.three, t.count FROM h JOIN public.session_hour_tallies t USING (hour) WHERE t.part = ${asked}
      UNION ALL SELECT k.part, k.one, k.two, k.three, k.more FROM public.session_strikes k
        WHERE k.part = ${asked} AND (k.day IN (SELECT day FROM d) OR k.hour IN (SELECT hour FROM h)))
    SELECT 'day' AS part, (d.day - ${EPOCH})::text AS a, '' AS b, '' AS c, 0 AS count FROM d
    UNION ALL SELECT 'hour', (extract(epoch FROM hour) / 3600)::int::text, '', '', 0 FROM h
    UNION ALL SELECT part, one, two, three, sum(count)::int FROM t WHERE (part, one) <> ('end', '') GROUP BY 1, 2, 3, 4`)
  const known = found.flatMap(({ part, a }): Span[] => {
    if (part === 'day') return [spanOfDay(Number(a))]
    return part === 'hour' ? [{ from: Number(a) * HOUR_MS, to: (Number(a) + 1) * HOUR_MS }] : []
  })
  return { tallies: found.filter(({ part }) => part !== 'day' && part !== 'hour'), rest: around(filter, known) }
}

/** The days of sessions that are over and not counted, or struck out since, newest first. @throws AppError `unavailable` when the database cannot be reached. */
export async function sessionDaysToCount(): Promise<string[]> {
  const found = await run<{ day: string }>(Prisma.sql`SELECT day::text FROM public.session_days_to_count() AS day`)
  return found.map(({ day }) => day)
}

/** The newest hours that are over and not counted, or struck since. @throws AppError `unavailable` when the database cannot be reached. */
export async function sessionHoursToCount(): Promise<Date[]> {
  const found = await run<{ hour: Date }>(Prisma.sql`SELECT hour FROM public.session_hours_to_count() AS hour`)
  return found.map(({ hour }) => hour)
}

/** Removes the counts of days before the first of which there are sessions; all of them where there are none. */
export async function forgetSessionDays(slice: JobTransaction): Promise<void> {
  const before = Prisma.sql`day < COALESCE((SELECT (public.uuid_time(id) AT TIME ZONE 'UTC')::date FROM public.sessions ORDER BY id LIMIT 1), 'infinity')`
  const hoursBefore = Prisma.sql`hour < COALESCE((SELECT date_trunc('day', public.uuid_time(id), 'UTC') FROM public.sessions ORDER BY id LIMIT 1), 'infinity')`
  await slice.run(Prisma.sql`DELETE FROM public.session_days WHERE ${before}`)
  await slice.run(Prisma.sql`DELETE FROM public.session_tallies WHERE ${before}`)
  await slice.run(Prisma.sql`DELETE FROM public.session_hours WHERE ${hoursBefore}`)
  await slice.run(Prisma.sql`DELETE FROM public.session_hour_tallies WHERE ${hoursBefore}`)
  await slice.run(Prisma.sql`DELETE FROM public.session_strikes WHERE ${before}`)
}

/** Counts such a day; nobody waits for that. False where somebody else is counting it. */
export async function countSessionDay(slice: JobTransaction, day: string): Promise<boolean> {
  const [counted] = await slice.run<{ done: boolean }>(Prisma.sql`SELECT public.count_session_day(${day}::date) AS done`)
  return counted?.done ?? false
}

/** Counts such an hour, in the same way. */
export async function countSessionHour(slice: JobTransaction, hour: Date): Promise<boolean> {
  const [counted] = await slice.run<{ done: boolean }>(Prisma.sql`SELECT public.count_session_hour(${hour}::timestamptz) AS done`)
  return counted?.done ?? false
}
