import 'server-only'
import type { Context } from '@/lib/access/context'
import { Prisma } from './generated/client'
import { lowestAt } from './id-days'
import { daysToPurge, isOldLetter, isOldPlace, isOldRun } from './purge'
import { run, runPlanned } from './run'
import { type BegunDay, begunDays } from './thin-begun'

/** A day (UTC) of the log, and how many activities of it a clean-up would remove: all, or its views. */
type DayPreview = { readonly day: string; readonly what: 'all' | 'views'; readonly count: number }

/** How many rows a clean-up would remove, by table, and the oldest that it would leave. */
export type PurgePreview = {
  readonly tables: {
    readonly activities: number
    readonly sessions: number
    readonly addresses: number
    readonly cases: number
    readonly letters: number
    readonly tokens: number
    readonly jobRuns: number
    readonly rateLimits: number
    readonly places: number
  }
  readonly days: readonly DayPreview[]
  readonly oldestKept: { readonly activity: Date | null; readonly session: Date | null }
  /** Everything before this moment has been removed for good, whatever retention says from now on; null where nothing has. */
  readonly goneBefore: Date | null
}

type Small = {
  sessions: number
  addresses: number
  cases: number
  letters: number
  tokens: number
  jobRuns: number
  rateLimits: number
  places: number
  session: Date | null
  goneBefore: Date | null
}

/** Settled days are counted already (docs/decisions/0027); others are read. */
async function countDay(day: string, views: boolean): Promise<number> {
  const [settled] = await run<{ count: number | null }>(Prisma.sql`SELECT (
      SELECT sum(d.count) FROM log.activity_days d WHERE d.day = s.day AND (NOT ${views}::boolean OR d.kind = 'read'))::float8 AS count
    FROM log.settled_days s WHERE s.day = ${day}::date`)
  if (settled !== undefined) return settled.count ?? 0
  const from = Date.parse(day)
  const [read] = await runPlanned<{ count: number }>(Prisma.sql`SELECT count(*)::float8 AS count FROM log.activities a
    WHERE a.id >= ${lowestAt(from)}::uuid AND a.id < ${lowestAt(from + 86_400_000)}::uuid AND (NOT ${views}::boolean OR a.kind = 'read')`)
  return read?.count ?? 0
}

/** Of a day that is too old in part. */
async function countBegun({ day, what, upto }: BegunDay): Promise<DayPreview[]> {
  const [found] = await runPlanned<{ count: number }>(Prisma.sql`SELECT count(*)::float8 AS count FROM log.activities a
    WHERE a.id >= ${lowestAt(Date.parse(day))}::uuid AND a.id < ${lowestAt(upto.getTime())}::uuid AND (${what} = 'all' OR a.kind = 'read')`)
  return found === undefined || found.count === 0 ? [] : [{ day, what, count: found.count }]
}

const HOUR_MS = 3_600_000

/** Counts what a clean-up would remove now. @throws AppError `unavailable` when the database is lost or too busy. */
export async function purgePreview({ visibleSince }: Context): Promise<PurgePreview> {
  const days: DayPreview[] = []
  for (const { day, what } of await daysToPurge())
    if (what !== 'shell') days.push({ day, what, count: await countDay(day, what === 'views') })
  for (const begun of await begunDays()) days.push(...(await countBegun(begun)))
  const below = lowestAt(visibleSince.getTime() + HOUR_MS)
  const [small] = await run<Small>(Prisma.sql`WITH old AS MATERIALIZED (
      SELECT s.id FROM public.sessions s CROSS JOIN public.settings c
      WHERE s.id < ${below}::uuid AND COALESCE(s.ended_at, public.session_ends_at(s.started_at, s.last_activity_at, c)) < ${visibleSince}::timestamptz
    )
    SELECT (SELECT count(*)::float8 FROM old) AS sessions,
      (SELECT count(*)::float8 FROM public.session_addresses WHERE session_id IN (SELECT id FROM old)) AS addresses,
      (SELECT count(*)::float8 FROM public.cases d WHERE d.closed_at < ${visibleSince}::timestamptz) AS cases,
      (SELECT count(*)::float8 FROM public.letters l WHERE ${isOldLetter}) AS letters,
      (SELECT count(*)::float8 FROM public.tokens t WHERE COALESCE(t.used_at, t.expires_at) < now() - interval '7 days') AS tokens,
      (SELECT count(*)::float8 FROM public.job_runs r WHERE ${isOldRun}) AS "jobRuns",
      (SELECT count(*)::float8 FROM public.rate_limits WHERE expire < (extract(epoch FROM now() - interval '1 hour') * 1000)::bigint) AS "rateLimits",
      (SELECT count(*)::float8 FROM public.known_places p WHERE ${isOldPlace}) AS places,
      (SELECT s.started_at FROM public.sessions s WHERE s.id NOT IN (SELECT id FROM old) ORDER BY s.id LIMIT 1) AS session,
      (SELECT (max(g.day) + 1)::timestamp AT TIME ZONE 'UTC' FROM log.purged_days g WHERE g.emptied_at IS NOT NULL) AS "goneBefore"`)
  const [oldest] = await runPlanned<{ at: Date }>(
    Prisma.sql`SELECT a.at FROM log.activities a WHERE a.id >= ${lowestAt(visibleSince.getTime())}::uuid ORDER BY a.id LIMIT 1`,
  )
  if (small === undefined) throw new Error('Nothing was counted.')
  const { session, goneBefore, ...tables } = small
  const activities = days.reduce((sum, { count }) => sum + count, 0)
  return { tables: { activities, ...tables }, days, oldestKept: { activity: oldest?.at ?? null, session }, goneBefore }
}
