import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { listRuns, type RunRow } from '@/lib/db/job-ledger'
import type { JobName } from './job-names'
import type { JobRun } from './job-run'

/** The ledger's checks hold these to the words of JobRun. */
const toRun = (row: RunRow): JobRun => row as JobRun

/** The newest runs of a job, newest first. Managers and administrators. */
export async function jobRuns(ctx: Context, job: JobName, take: number): Promise<readonly JobRun[]> {
  assertMay(ctx, 'job.see')
  return (await listRuns(job, take)).map(toRun)
}
