import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import { enSettings } from '@/lib/i18n/en-settings'
import type { RunAnswer } from './carry-out'
import { runJob } from './run-job'
import type { OneJob } from './schema'

/** Runs a job now because somebody asks for it, which is an activity of theirs; what it does is the job's own. */
export async function askForRun(ctx: UserContext, { job }: OneJob): Promise<RunAnswer> {
  assertMay(ctx, 'settings.change')
  const resourceLabel = enSettings.jobs.names[job]
  await write(ctx, (tx) =>
    tx.note({ kind: 'system', action: 'job_asked', outcome: 'ok', resourceType: 'job', resourceId: job, resourceLabel }),
  )
  return runJob(job, 'person')
}
