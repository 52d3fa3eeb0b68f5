import { onLettersQueued } from '@/lib/db/letters-queued'
import { deliverLetters } from './deliver'

/**
 * Has this process deliver at once what its own writes put into the outbox, and whenever the answer is called. While it is at it, further calls are one more round.
 * What fails is told to `failed`; the letters are still there.
 */
export function startDelivery(failed: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  const rounds = async () => {
    do {
      again = false
      await deliverLetters().catch(failed)
    } while (again)
    running = undefined
  }
  const deliver = (): Promise<void> => {
    if (running !== undefined) again = true
    running ??= rounds()
    return running
  }
  onLettersQueued(() => void deliver())
  return deliver
}
