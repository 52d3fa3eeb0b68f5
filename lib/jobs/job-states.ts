import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { type JobStateRow, jobStateRows } from '@/lib/db/job-states'
import type { JobName } from './job-names'

/** When a job runs next, and whether something is wrong with it. */
export type JobState = Readonly<Omit<JobStateRow, 'job'>> & { readonly job: JobName }

/** How each job stands: for the page of the jobs, and for its alarm. Managers and administrators. */
export async function jobStates(ctx: Context): Promise<readonly JobState[]> {
  assertMay(ctx, 'job.see')
  return (await jobStateRows()).map((row) => row as JobState)
}
