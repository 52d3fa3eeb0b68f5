import 'server-only'
import { Prisma } from './generated/client'
import type { JobTransaction } from './job-transaction'
import { run } from './run'
import { REMEMBERED } from './vouched'

/** Days (UTC) of the log of which something is to be removed: all, only the views, or the empty table itself. */
export type DayToPurge = { readonly day: string; readonly what: 'all' | 'views' | 'shell' }

/** How many rows went, and the last of them: the next slice goes on after it. */
export type Removed = { readonly removed: number; readonly last: string }

/** Runs `r` that the ledger keeps no longer: the newest of each job stays, however old. */
export const isOldRun = Prisma.sql`r.ended_at < now() - interval '90 days' AND EXISTS (SELECT FROM public.job_runs n WHERE n.job = r.job AND n.id > r.id)`

/** Places `p` that have told nothing for as long as memory goes. */
export const isOldPlace = Prisma.sql`p.last_seen_at < now() - ${REMEMBERED}`

const one = async <Row extends object>(rows: Promise<Row[]>): Promise<Row> => {
  const [row] = await rows
  if (row === undefined) throw new Error('The database gave no answer.')
  return row
}

const count = async (slice: JobTransaction, statement: Prisma.Sql): Promise<number> =>
  (await one(slice.run<{ count: number }>(Prisma.sql`SELECT ${statement} AS count`))).count

/** Oldest first. @throws AppError `unavailable` when the database cannot be reached. */
export const daysToPurge = (): Promise<DayToPurge[]> => run(Prisma.sql`SELECT day::text, what FROM log.days_to_purge()`)

/** Empties a day that is older than the policy at once, and answers how many activities it held; null where somebody reads it. */
export async function emptyDay(slice: JobTransaction, day: string): Promise<number | null> {
  const { gone } = await one(slice.run<{ gone: number | null }>(Prisma.sql`SELECT log.empty_day(${day}::date)::float8 AS gone`))
  return gone
}

/** Removes rows of a day by key: all of one that is older than the policy, else its views. Fewer than asked for: there are no more. */
export const thinDay = (slice: JobTransaction, day: string, after: string, take: number): Promise<Removed> =>
  one(slice.run<Removed>(Prisma.sql`SELECT removed, last FROM log.thin_day(${day}::date, ${after}::uuid, ${take}::int)`))

/** Drops the table of an emptied day; false where that would keep somebody waiting. */
export async function dropShell(slice: JobTransaction, day: string): Promise<boolean> {
  return (await one(slice.run<{ dropped: boolean }>(Prisma.sql`SELECT log.drop_shell(${day}::date) AS dropped`))).dropped
}

/** Removes numbers of views that are kept no longer. */
export const forgetFolds = (slice: JobTransaction, take: number): Promise<number> =>
  count(slice, Prisma.sql`log.forget_folds(${take}::int)`)

/** Removes sessions that ended before the policy's bound, with what hangs on them. Fewer than asked for: there are no more. */
export const forgetSessions = (slice: JobTransaction, after: string, take: number): Promise<Removed> =>
  one(slice.run<Removed>(Prisma.sql`SELECT removed, last FROM log.forget_sessions(${after}::uuid, ${take}::int)`))

/** Removes one-time links that were used, or expired, a week ago. */
export const forgetTokens = (slice: JobTransaction, take: number): Promise<number> =>
  count(slice, Prisma.sql`log.forget_tokens(${take}::int)`)

/** Removes cases that were closed before the policy's bound, with what was said of them. */
export const forgetCases = (slice: JobTransaction, take: number): Promise<number> =>
  count(slice, Prisma.sql`log.forget_cases(${take}::int)`)

/** Letters `l` that are older than the policy, whatever became of them. */
export const isOldLetter = Prisma.sql`l.at < now() - make_interval(hours => 24 * (SELECT retention_days FROM public.settings)) AND l.state <> 'queued'`

/** Removes runs of ninety days ago from the ledger. */
export async function forgetRuns(slice: JobTransaction, take: number): Promise<number> {
  const gone = await slice.run(Prisma.sql`DELETE FROM public.job_runs WHERE id = ANY (ARRAY(
    SELECT r.id FROM public.job_runs r WHERE ${isOldRun} ORDER BY r.id LIMIT ${take}::int)) RETURNING id`)
  return gone.length
}

/** Removes letters that the policy keeps no longer. */
export async function forgetLetters(slice: JobTransaction, take: number): Promise<number> {
  const gone = await slice.run(Prisma.sql`DELETE FROM public.letters WHERE id = ANY (ARRAY(
    SELECT l.id FROM public.letters l WHERE ${isOldLetter} ORDER BY l.id LIMIT ${take}::int)) RETURNING id`)
  return gone.length
}

/** Removes counters of rate limits that expired an hour ago. */
export async function forgetLimits(slice: JobTransaction, take: number): Promise<number> {
  const gone = await slice.run(Prisma.sql`DELETE FROM public.rate_limits WHERE key = ANY (ARRAY(
    SELECT key FROM public.rate_limits WHERE expire < (extract(epoch FROM now() - interval '1 hour') * 1000)::bigint LIMIT ${take}::int)) RETURNING 1 AS gone`)
  return gone.length
}

/** Removes networks from which nobody has signed in for so long that they tell nothing any more. */
export async function forgetPlaces(slice: JobTransaction, take: number): Promise<number> {
  const gone = await slice.run(Prisma.sql`DELETE FROM public.known_places WHERE (user_id, network) IN (
    SELECT p.user_id, p.network FROM public.known_places p WHERE ${isOldPlace} LIMIT ${take}::int) RETURNING 1 AS gone`)
  return gone.length
}

/** Tells as one activity what was removed since the last time. */
export async function tellPurge(slice: JobTransaction): Promise<void> {
  await slice.run(Prisma.sql`SELECT log.tell_purge()`)
}
