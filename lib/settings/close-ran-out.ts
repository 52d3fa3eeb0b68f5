import { endRunOut } from '@/lib/db/end-run-out'
import { lowestAt } from '@/lib/db/id-days'
import { jobTransaction } from '@/lib/db/job-transaction'
import { notifyEnded } from '@/lib/live/notify'

const SLICE = 1_000
/** Then the transaction that saves closes the rest, or says that it takes too long. */
const MOST_MS = 15_000

/** Closes, a slice at a time, the sessions that have run out and that nobody holds, as the job does: each at its deadline. */
export async function closeRanOut(): Promise<void> {
  const until = performance.now() + MOST_MS
  for (let after = lowestAt(0); performance.now() < until; ) {
    const { found, last } = await jobTransaction('timeouts', async (slice) => {
      const looked = await endRunOut(slice, after, SLICE)
      await notifyEnded(slice, looked.ended)
      return looked
    })
    if (found < SLICE || last === null) return
    after = last
  }
}
