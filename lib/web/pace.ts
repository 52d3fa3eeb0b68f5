import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '@/lib/errors/app-error'
import { countRefusal } from '@/lib/metrics/count'

/** More than any person clicks: a brake for scripts, in this process. */
const ACTIONS_A_MINUTE = 240

const pace = new RateLimiterMemory({ points: ACTIONS_A_MINUTE, duration: 60 })

/** @throws AppError `too_many` when a session sends more than 240 forms and heartbeats a minute. */
export async function assertPace(sessionId: string): Promise<void> {
  try {
    await pace.consume(sessionId)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    countRefusal('pace')
    throw new AppError('too_many', 'That was too fast. Wait a moment, then try again.')
  }
}
