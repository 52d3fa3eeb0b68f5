import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { JobRun } from './job-run'
import { jobRuns } from './job-runs'
import { type JobState, jobStates } from './job-states'

/** How a job stands, with its last runs, newest first. */
export type JobView = JobState & { readonly runs: readonly JobRun[] }

/** Runs that are shown of each job. */
const SHOWN = 5

/** Every job as the page of settings shows it. */
export async function jobViews(ctx: UserContext): Promise<readonly JobView[]> {
  assertMay(ctx, 'settings.see')
  const states = await jobStates(ctx)
  return Promise.all(states.map(async (state) => ({ ...state, runs: await jobRuns(ctx, state.job, SHOWN) })))
}
