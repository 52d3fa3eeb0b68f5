import 'server-only'
import type { Context } from '@/lib/access/context'
import type { ActivityField, ActivityFilter } from './activity-filter'
import type { Key, Tallied } from './activity-scans'
import { Prisma } from './generated/client'
import { dayOf } from './id-days'
import { run } from './run'
import { ruleFor, viewsGoSooner } from './visible'

/** Moments in milliseconds, without `high` itself. */
export type Range = { readonly low: number; readonly high: number }

/** Counts that say what lies in a range: of `whole` settled days, and of the quarters of an hour of those that an edge cuts (`days`), but for the broken ones. */
type Settled = Range & { readonly whole: readonly number[]; readonly days: readonly number[]; readonly broken: readonly Date[] }

const QUARTER_MS = 900_000
const DAY_MS = 86_400_000

/** Fields of which the counted quarters know. */
const columns: { readonly [F in ActivityField]?: Prisma.Sql } = {
  kind: Prisma.sql`q.kind`,
  action: Prisma.sql`q.action`,
  type: Prisma.sql`q.resource_type`,
  outcome: Prisma.sql`q.outcome`,
  source: Prisma.sql`q.source`,
}

/** Whether the counted quarters tell all that is asked: everybody's activities, by fields of which they know. */
export function isRolled(ctx: Context, { equal, ip, text, review }: ActivityFilter): boolean {
  const fields = Object.entries(equal ?? {}).filter(([, choice]) => choice && choice.is.length + choice.not.length > 0)
  return (
    ruleFor(ctx, 'activity').see === 'all' &&
    !ip &&
    !text &&
    !review &&
    fields.every(([field]) => columns[field as ActivityField] !== undefined)
  )
}

const quarterOf = (ms: number) => Math.floor(ms / QUARTER_MS) * QUARTER_MS

/** What of a range its settled days tell, and what is left to be counted in the log, newest first: days that are not settled, quarters that are cut. */
export async function rangesOf({ low, high }: Range, cuts: readonly Date[]): Promise<{ settled: Settled; raw: readonly Range[] }> {
  const found = await run<{ day: number }>(
    Prisma.sql`SELECT day - date '1970-01-01' AS day FROM log.settled_days WHERE day - date '1970-01-01' BETWEEN ${dayOf(low)}::int AND ${dayOf(high)}::int`,
  )
  const days = new Set(found.map(({ day }) => day))
  const cut = [low, high, ...cuts.map((date) => date.getTime())].filter((ms) => ms >= low && ms <= high && ms % QUARTER_MS !== 0)
  const isCut = (day: number) =>
    [low, high, ...cuts.map((date) => date.getTime())].some((ms) => ms > day * DAY_MS && ms < (day + 1) * DAY_MS)
  const isWhole = (day: number) => day * DAY_MS >= low && (day + 1) * DAY_MS <= high && !isCut(day)
  const broken = [...new Set(cut.map(quarterOf))].filter((ms) => days.has(dayOf(ms))).sort((a, b) => b - a)
  const raw: Range[] = broken.map((ms) => ({ low: Math.max(low, ms), high: Math.min(high, ms + QUARTER_MS) }))
  for (let day = dayOf(high - 1); day >= dayOf(low); day -= 1) {
    if (days.has(day)) continue
    const end = Math.min(high, (day + 1) * DAY_MS)
    const begin = Math.max(low, day * DAY_MS)
    const after = raw.at(-1)
    if (after?.low === end) raw[raw.length - 1] = { low: begin, high: after.high }
    else raw.push({ low: begin, high: end })
  }
  raw.sort((a, b) => b.high - a.high)
  const [whole, cutDays] = [[...days].filter(isWhole), [...days].filter((day) => !isWhole(day))]
  return { settled: { low: quarterOf(low), high, whole, days: cutDays, broken: broken.map((ms) => new Date(ms)) }, raw }
}

/** The settled counts under each key. */
export function rolled(
  ctx: Context,
  { equal }: ActivityFilter,
  { rolled: key }: Key,
  { low, high, whole, days, broken }: Settled,
): Promise<Tallied[]> {
  const all = Object.entries(columns).flatMap(([field, column]) => {
    const { is = [], not = [] } = equal?.[field as ActivityField] ?? {}
    return [
      ...(is.length > 0 ? [Prisma.sql`AND ${column} = ANY (${is as string[]}::text[])`] : []),
      ...(not.length > 0 ? [Prisma.sql`AND ${column} <> ALL (${not as string[]}::text[])`] : []),
    ]
  })
  // The quarter in which this bound lies is none of these: it cuts it.
  if (viewsGoSooner(ctx)) all.push(Prisma.sql`AND (q.kind <> 'read' OR q.quarter >= ${ctx.viewsSince}::timestamptz)`)
  const narrowed = all.length === 0 ? Prisma.empty : Prisma.join(all, ' ')
  return run(Prisma.sql`SELECT ${key} AS key, sum(q.count)::int AS count FROM (
      SELECT quarter, kind, action, resource_type, outcome, source, count
      FROM unnest(${days as number[]}::int[]) AS d JOIN log.activity_quarters ON quarter >= (date '1970-01-01' + d)::timestamp AT TIME ZONE 'UTC'
        AND quarter < (date '1970-01-01' + d + 1)::timestamp AT TIME ZONE 'UTC'
      WHERE quarter >= ${new Date(low)}::timestamptz AND quarter < ${new Date(high)}::timestamptz AND quarter <> ALL (${broken as Date[]}::timestamptz[])
      UNION ALL
      SELECT day::timestamp AT TIME ZONE 'UTC', kind, action, resource_type, outcome, source, count FROM log.activity_days
      WHERE day = ANY (SELECT date '1970-01-01' + d FROM unnest(${whole as number[]}::int[]) AS d)
    ) AS q WHERE true ${narrowed} GROUP BY 1`)
}
