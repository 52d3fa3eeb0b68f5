import 'server-only'
import { ensurePartitions } from '@/lib/db/ensure-partitions'
import type { JobTransaction } from '@/lib/db/job-transaction'
import { forgetOldKills } from '@/lib/db/kill-tickets'
import type { Step } from './step'

const once = (what: string, work: (slice: JobTransaction) => Promise<unknown>): Step => ({
  ...{ what, pauseMs: 0 },
  async next(slice) {
    await work(slice)
    return { rows: 0, done: true }
  },
})

/**
 * Makes the log's coming days and forgets the orders and receipts of kills. Each server process does that by itself, too (lib/jobs/background.ts); where a
 * platform lets none run between two requests, nobody else would.
 */
export function* keepReady(): Generator<Step> {
  yield once('coming_days', ensurePartitions)
  yield once('old_kills', forgetOldKills)
}
