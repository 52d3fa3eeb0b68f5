import 'server-only'
import { countSessionDay, countSessionHour, forgetSessionDays, sessionDaysToCount, sessionHoursToCount } from '@/lib/db/session-tally-days'
import type { Step } from './step'

const PAUSE_MS = 20

/** Counts the sessions of the newest hours and of days that are over, or of which one has changed since, one a slice, and forgets days that are purged. Analyses count the others row by row. */
export async function* countSessionDays(): AsyncGenerator<Step> {
  for (const hour of await sessionHoursToCount())
    yield {
      ...{ what: 'counted_hours', pauseMs: PAUSE_MS },
      async next(slice) {
        await countSessionHour(slice, hour)
        return { rows: 0, done: true }
      },
    }
  for (const day of await sessionDaysToCount())
    yield {
      ...{ what: 'counted_days', pauseMs: PAUSE_MS },
      async next(slice) {
        await countSessionDay(slice, day)
        return { rows: 0, done: true }
      },
    }
  yield {
    ...{ what: 'forgotten_days', pauseMs: 0 },
    async next(slice) {
      await forgetSessionDays(slice)
      return { rows: 0, done: true }
    },
  }
}
