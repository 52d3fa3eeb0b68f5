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

const DAY_MS = 86_400_000
const EPOCH = Prisma.sql`date '1970-01-01'`

type Question = { readonly ctx: Context; readonly run: Run; readonly parts: readonly string[] }

/** What the counted days tell of a filter, and what is left to be counted row by row, newest first. */
type Counted = { readonly tallies: readonly SessionTally[]; readonly rest: readonly SessionFilter[] }

/** Whether nothing but a period narrows it, for somebody who sees everyone's. */
export const isWhole = (ctx: Context, { status, equal = {}, ip, review, text, map }: SessionFilter) =>
  ruleFor(ctx, 'session').see === 'all' && ![status, ip, review, text, map].some(Boolean) && Object.values(equal).every((choice) => !choice)

/** Periods of a filter around these days, newest first. */
export function around({ from, to, ...filter }: SessionFilter, known: readonly number[]): SessionFilter[] {
  const edges = [...known].sort((one, other) => other - one)
  const rest: SessionFilter[] = []
  let high = to
  for (const day of edges) {
    const after = new Date((day + 1) * DAY_MS)
    if (high === undefined || after < high) rest.push({ ...filter, from: after, to: high })
    high = new Date(day * DAY_MS)
  }
  if (high === undefined || from === undefined || from < high) rest.push({ ...filter, from, to: high })
  return rest
}

/**
 * Counts of the days (UTC) that have been counted, with nothing struck out since, and lie in the period as wholes, where nothing else is asked for. All that began
 * on them is in sight: they begin after retention's bound.
 */
export async function countedDays({ ctx, run, parts }: Question, filter: SessionFilter): Promise<Counted> {
  if (!isWhole(ctx, filter)) return { tallies: [], rest: [filter] }
  const first = Math.ceil(Math.max(ctx.visibleSince.getTime(), filter.from?.getTime() ?? 0) / DAY_MS)
  const last = dayOf(Math.min(ctx.now.getTime(), filter.to?.getTime() ?? Number.MAX_SAFE_INTEGER)) - 1
  const found = await run<SessionTally>(Prisma.sql`
    WITH d AS MATERIALIZED (SELECT day FROM public.session_days WHERE day BETWEEN ${EPOCH} + ${first}::int AND ${EPOCH} + ${last}::int
      AND day NOT IN (SELECT k.day FROM public.session_strikes k))
    SELECT 'day' AS part, (d.day - ${EPOCH})::text AS a, '' AS b, '' AS c, 0 AS count FROM d
    UNION ALL SELECT t.part, t.one, t.two, t.three, sum(t.count)::int FROM d JOIN public.session_tallies t USING (day)
    WHERE t.part = ANY (${parts as string[]}::text[]) AND (t.part, t.one) <> ('end', '') GROUP BY 1, 2, 3, 4`)
  const known = found.filter(({ part }) => part === 'day').map(({ a }) => Number(a))
  return { tallies: found.filter(({ part }) => part !== 'day'), rest: around(filter, known) }
}

/** The days of sessions that are over and not counted, or struck out since, newest first. @throws AppError `unavailable` when the database cannot be reached. */
export async function sessionDaysToCount(): Promise<string[]> {
  const found = await run<{ day: string }>(Prisma.sql`SELECT day::text FROM public.session_days_to_count() AS day`)
  return found.map(({ day }) => day)
}

/** Removes the counts of days before the first of which there are sessions; all of them where there are none. */
export async function forgetSessionDays(slice: JobTransaction): Promise<void> {
  const before = Prisma.sql`day < COALESCE((SELECT (public.uuid_time(id) AT TIME ZONE 'UTC')::date FROM public.sessions ORDER BY id LIMIT 1), 'infinity')`
  await slice.run(Prisma.sql`DELETE FROM public.session_days WHERE ${before}`)
  await slice.run(Prisma.sql`DELETE FROM public.session_tallies WHERE ${before}`)
  await slice.run(Prisma.sql`DELETE FROM public.session_strikes WHERE ${before}`)
}

/** Counts such a day; nobody waits for that. False where somebody else is counting it. */
export async function countSessionDay(slice: JobTransaction, day: string): Promise<boolean> {
  const [counted] = await slice.run<{ done: boolean }>(Prisma.sql`SELECT public.count_session_day(${day}::date) AS done`)
  return counted?.done ?? false
}
