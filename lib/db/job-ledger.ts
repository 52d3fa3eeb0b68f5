import 'server-only'
import { Prisma } from './generated/client'
import { type JobTransaction, jobTransaction } from './job-transaction'
import { run } from './run'

/** A run that has begun. */
export type Begun = { readonly id: string; readonly job: string }

/** What became of the wish to run a job: `busy` where it runs already, `not_yet` before its start date, `not_due` when its time has not come. */
export type Claim =
  | { readonly outcome: 'begun'; readonly run: Begun }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'not_due' }
  | { readonly outcome: 'not_yet'; readonly startsAt: Date }

/** A run as the ledger has it. */
export type RunRow = {
  id: string
  job: string
  askedBy: string
  startedAt: Date
  endedAt: Date | null
  /** Null while it runs. */
  outcome: string | null
  rows: number
  details: Readonly<Record<string, number>> | null
  error: string | null
}

type Standing = { startsAt: Date | null; waits: boolean; running: boolean; due: boolean }

/** A run that has given no sign of life for so long was cut short. Each slice is shorter by far. */
const SILENT = Prisma.sql`interval '2 minutes'`

/**
 * Whether nobody is at the run `r` any more: the connection that was tied to it is gone (one that another role owns tells no time, and is taken for it), or it
 * has fallen silent. Slices make sure of it themselves, so one that is taken for gone in error leaves nothing twice.
 */
const isGone = Prisma.sql`(r.alive_at < clock_timestamp() - ${SILENT} OR (r.carrier IS NOT NULL AND NOT EXISTS (
  SELECT FROM pg_stat_activity a WHERE a.pid = r.carrier AND COALESCE(a.backend_start = r.carrier_since, true))))`

/** The schedule of each job, from the settings `c`. */
export const schedules = Prisma.sql`(VALUES ('cleanup', c.cleanup_from, make_interval(mins => c.cleanup_minutes)),
  ('timeouts', c.timeouts_from, make_interval(mins => c.timeouts_minutes))) AS j(job, starts, every)`

/** Each job has one lock for all instances; it falls with the transaction. */
export const jobLock = (job: string): Prisma.Sql => Prisma.sql`hashtext(${`rollcall.job.${job}`})`

/** A run that was not finished is gone on with at once, by whoever looks first; every other waits for its time. */
const standing = (job: string) => Prisma.sql`
  SELECT j.starts AS "startsAt", COALESCE(j.starts > now(), false) AS waits,
    EXISTS (SELECT FROM public.job_runs r WHERE r.job = j.job AND r.ended_at IS NULL) AS running,
    l.id IS NULL OR l.outcome IN ('more', 'cut_short') OR l.started_at + j.every <= clock_timestamp() AS due
  FROM public.settings c CROSS JOIN LATERAL ${schedules}
  LEFT JOIN LATERAL (SELECT r.id, r.outcome, r.started_at FROM public.job_runs r WHERE r.job = j.job ORDER BY r.id DESC LIMIT 1) AS l ON true
  WHERE j.job = ${job}`

async function claim(transaction: JobTransaction, job: string, askedBy: string, onlyWhenDue: boolean): Promise<Claim> {
  const [lock] = await transaction.run<{ held: boolean }>(Prisma.sql`SELECT pg_try_advisory_xact_lock(${jobLock(job)}) AS held`)
  if (!lock?.held) return { outcome: 'busy' }
  // A statement of its own: only what comes after the lock sees what its last holder did.
  await transaction.run(Prisma.sql`UPDATE public.job_runs r SET ended_at = r.alive_at, outcome = 'cut_short'
    WHERE r.job = ${job} AND r.ended_at IS NULL AND ${isGone}`)
  const [found] = await transaction.run<Standing>(standing(job))
  if (found === undefined) throw new Error(`There is no schedule of ${job}.`)
  if (found.waits && found.startsAt !== null) return { outcome: 'not_yet', startsAt: found.startsAt }
  if (found.running) return { outcome: 'busy' }
  if (onlyWhenDue && !found.due) return { outcome: 'not_due' }
  const [made] = await transaction.run<{ id: string }>(
    Prisma.sql`INSERT INTO public.job_runs (job, asked_by) VALUES (${job}, ${askedBy}) RETURNING id`,
  )
  return { outcome: 'begun', run: { id: made?.id ?? '', job } }
}

/**
 * Begins a run, with its row in the ledger: at most one of a job, however many ask on however many instances. One that nobody is at any more is told as cut short.
 * @throws AppError `unavailable` when the database is lost or too busy.
 */
export const beginRun = (job: string, askedBy: string, { onlyWhenDue }: { readonly onlyWhenDue: boolean }): Promise<Claim> =>
  jobTransaction(job, (transaction) => claim(transaction, job, askedBy, onlyWhenDue))

type Ended = {
  readonly outcome: 'done' | 'more' | 'failed'
  readonly details: Readonly<Record<string, number>>
  readonly error: string | null
}

const ending = ({ id }: Begun, { outcome, details, error }: Ended) => Prisma.sql`UPDATE public.job_runs SET ended_at = clock_timestamp(),
  outcome = ${outcome}, details = ${JSON.stringify(details)}::jsonb, error = left(${error}, 2000) WHERE id = ${id}::uuid AND ended_at IS NULL`

/** Notes how a run ended. One that was told as cut short meanwhile stays so. */
export async function endRun(begun: Begun, ended: Ended): Promise<void> {
  await run(ending(begun, ended))
}

/** A letter to each active administrator, at most one a day (UTC) of each job. Its facts get the moment, as `at`. */
type ToAdministrators = { readonly kind: string; readonly facts: object }

/** Notes that a run failed, and writes of it in the same statement: there is neither without the other. */
export async function failRun(begun: Begun, failed: Omit<Ended, 'outcome'>, { kind, facts }: ToAdministrators): Promise<void> {
  await run(Prisma.sql`WITH ended AS (${ending(begun, { ...failed, outcome: 'failed' })} RETURNING job, ended_at)
    INSERT INTO public.letters (kind, user_id, name, address, facts, once)
    SELECT ${kind}, u.id, u.name, u.email, ${JSON.stringify(facts)}::jsonb || jsonb_build_object('at', e.ended_at),
      'job:' || e.job || ':' || to_char(e.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')
    FROM ended e CROSS JOIN public.users u WHERE u.role = 'system_administrator' AND u.status = 'active'
    ON CONFLICT (user_id, once) WHERE once IS NOT NULL DO NOTHING`)
}

/** How a run stands: one that nobody is at any more was cut short, also before the next one says so. `r` is its row. */
export const outcomeOf = Prisma.sql`CASE WHEN r.ended_at IS NULL AND ${isGone} THEN 'cut_short' ELSE r.outcome END`

/** The newest runs of a job, newest first. */
export const listRuns = (job: string, take: number): Promise<RunRow[]> =>
  run(Prisma.sql`SELECT r.id, r.job, r.asked_by AS "askedBy", r.started_at AS "startedAt", r.ended_at AS "endedAt", ${outcomeOf} AS outcome,
    r.rows::float8 AS rows, r.details, r.error FROM public.job_runs r WHERE r.job = ${job} ORDER BY r.id DESC LIMIT ${take}`)
