import { endRunOut, findRunOut } from '@/lib/db/end-run-out'
import { lowestAt } from '@/lib/db/id-days'
import { jobTransaction } from '@/lib/db/job-transaction'
import { notifyEnded } from '@/lib/live/notify'
import { countEnded } from '@/lib/metrics/count'

const LOOK = 20_000
const SLICE = 1_000
/** Then the transaction that saves closes the rest, or says that it takes too long. */
const MOST_MS = 15_000

/** Closes, a slice at a time, the sessions that have run out and that nobody holds, as the job does: each at its deadline. Answers how many these were. */
export async function closeRanOut(): Promise<number> {
  const until = performance.now() + MOST_MS
  let closed = 0
  for (let after = lowestAt(0); ; ) {
    const ids = await findRunOut(after, LOOK)
    for (let at = 0; at < ids.length; at += SLICE) {
      if (performance.now() >= until) return closed
      const ended = await jobTransaction('timeouts', async (slice) => {
        const some = await endRunOut(slice, ids.slice(at, at + SLICE))
        await notifyEnded(slice, some)
        return some
      })
      countEnded(ended)
      closed += ended.length
    }
    if (ids.length < LOOK) return closed
    after = ids.at(-1) ?? after
  }
}
