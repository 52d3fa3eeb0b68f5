import { onLettersQueued } from '@/lib/db/letters-queued'
import { finishBeforeStop } from '@/lib/origin/edge'
import { deliverLetters } from './deliver'

/**
 * Has this process deliver at once what its own writes put into the outbox, and whenever the answer is called. While it is at it, further calls are one more round.
 * What fails is told to `failed`; the letters are still there. At a stop no further letter is begun, and those on their way are waited for.
 */
export function startDelivery(failed: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  const stop = new AbortController()
  for (const end of ['SIGTERM', 'SIGINT'] as const) process.once(end, () => stop.abort())
  const rounds = async () => {
    do {
      again = false
      await deliverLetters(stop.signal).catch(failed)
    } while (again && !stop.signal.aborted)
    running = undefined
  }
  const begin = () => {
    const work = rounds()
    finishBeforeStop(work)
    return work
  }
  const deliver = (): Promise<void> => {
    if (running !== undefined) again = true
    running ??= begin()
    return running
  }
  onLettersQueued(() => void deliver())
  return deliver
}
