import 'server-only'
import { beginRun } from '@/lib/db/job-ledger'
import { carryOut, type RunAnswer } from './carry-out'
import type { JobName } from './job-names'
import type { AskedBy } from './job-run'

/**
 * Runs a job now, for at most 20 seconds; `more` says that there is more to do. Before its start date it does nothing, and where it runs already, on whatever
 * instance, nothing either.
 * @throws AppError `unavailable` when the database is lost or too busy.
 */
export async function runJob(name: JobName, askedBy: AskedBy): Promise<RunAnswer> {
  const claim = await beginRun(name, askedBy, { onlyWhenDue: false })
  return claim.outcome === 'not_due' ? { outcome: 'busy', rows: 0 } : carryOut(name, claim)
}
