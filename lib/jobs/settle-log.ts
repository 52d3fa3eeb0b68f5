import 'server-only'
import { daysToSettle, settleDay } from '@/lib/db/settle-days'
import type { Step } from './step'

const PAUSE_MS = 20

/**
 * Settles the days of the log that are over, one a slice. Each server process does that by itself, too (lib/jobs/background.ts); where a platform lets none
 * run between two requests, nobody else would.
 */
export async function* settleLog(): AsyncGenerator<Step> {
  for (const day of await daysToSettle())
    yield {
      ...{ what: 'settled', pauseMs: PAUSE_MS },
      async next(slice) {
        await settleDay(slice, day)
        return { rows: 0, done: true }
      },
    }
}
