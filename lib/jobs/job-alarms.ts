import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { jobStateRows } from '@/lib/db/job-states'
import { remembered } from '@/lib/time/remembered'
import type { JobName } from './job-names'
import type { JobState } from './job-states'

/** A page of an administrator asks no oftener than this. */
const REMEMBERED_MS = 15_000

const rows = remembered(REMEMBERED_MS, async () =>
  (await jobStateRows()).filter(({ state }) => state !== 'ok').map((row): JobState => ({ ...row, job: row.job as JobName })),
)

/** Jobs that are late, or that failed when they ran last: for whoever looks after the installation. The answer may be 15 seconds old. */
export async function jobAlarms(ctx: UserContext): Promise<readonly JobState[]> {
  assertMay(ctx, 'job.see')
  return rows()
}
