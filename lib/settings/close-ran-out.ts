import { endRunOut } from '@/lib/db/end-run-out'
import { lowestAt } from '@/lib/db/id-days'
import { jobTransaction } from '@/lib/db/job-transaction'
import { notifyEnded } from '@/lib/live/notify'
import { countEnded } from '@/lib/metrics/count'

const SLICE = 1_000
/** Then the transaction that saves closes the rest, or says that it takes too long. */
const MOST_MS = 15_000

/** Closes, a slice at a time, the sessions that have run out and that nobody holds, as the job does: each at its deadline. Answers how many these were. */
export async function closeRanOut(): Promise<number> {
  const until = performance.now() + MOST_MS
  let closed = 0
  for (let after = lowestAt(0); performance.now() < until; ) {
    const { found, last, ended } = await jobTransaction('timeouts', async (slice) => {
      const looked = await endRunOut(slice, after, SLICE)
      await notifyEnded(slice, looked.ended)
      return looked
    })
    countEnded(ended)
    closed += ended.length
    if (found < SLICE || last === null) break
    after = last
  }
  return closed
}
