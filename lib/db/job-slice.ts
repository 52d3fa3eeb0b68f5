import 'server-only'
import { Prisma } from './generated/client'
import { type Begun, jobLock } from './job-ledger'
import { type JobTransaction, jobTransaction } from './job-transaction'

/** The run was told as cut short, because it had given no sign of life: what it does may be done by another. */
export class RunLostError extends Error {}

/**
 * One slice of a run: a short transaction under the job's lock, which commits together with the run's sign of life and count. So no two slices of a job
 * are ever at work at once, and whatever a run leaves when it is cut short is whole.
 * @throws RunLostError when the run has been told as cut short; nothing of the slice stays then.
 */
export function jobSlice<T extends { readonly rows: number }>(run: Begun, work: (slice: JobTransaction) => Promise<T>): Promise<T> {
  return jobTransaction(run.job, async (transaction) => {
    await transaction.run(Prisma.sql`SELECT pg_advisory_xact_lock(${jobLock(run.job)})`)
    const done = await work(transaction)
    const alive = await transaction.run(Prisma.sql`UPDATE public.job_runs SET alive_at = clock_timestamp(), rows = rows + ${done.rows}::int
      WHERE id = ${run.id}::uuid AND ended_at IS NULL RETURNING id`)
    if (alive.length === 0) throw new RunLostError('The run has been told as cut short.')
    return done
  })
}
