import 'server-only'
import { beginRun } from '@/lib/db/job-ledger'
import { carryOut, type RunAnswer } from './carry-out'
import type { JobName } from './job-names'
import { runJob } from './run-job'

/**
 * Runs a job to its end if its time has come: its interval after the last run, at once where that was not finished. Runs that were missed are caught up by this
 * one. Null where it is not due.
 * @throws AppError `unavailable` when the database is lost or too busy.
 */
export async function runWhenDue(name: JobName): Promise<RunAnswer | null> {
  const claim = await beginRun(name, 'schedule', { onlyWhenDue: true })
  if (claim.outcome === 'not_due') return null
  let answer = await carryOut(name, claim)
  while (answer.outcome === 'more') answer = await runJob(name, 'schedule')
  return answer
}
