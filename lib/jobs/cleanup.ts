import 'server-only'
import type { JobTransaction } from '@/lib/db/job-transaction'
import {
  daysToPurge,
  dropShell,
  emptyDay,
  forgetCases,
  forgetFolds,
  forgetLetters,
  forgetLimits,
  forgetPlaces,
  forgetRuns,
  forgetSessions,
  forgetTokens,
  type Removed,
  tellPurge,
  thinDay,
} from '@/lib/db/purge'
import { FIRST, type Step } from './step'

/** Rows of the log a slice, and sessions with all that hangs on them. */
const ROWS = 20_000
const SESSIONS = 1_000
const PAUSE_MS = 20
/** How often a lock is asked for that somebody else holds, and how long in between. */
const TRIES = 4
const TRY_AGAIN_MS = 250

/** Rows of one kind, until a slice finds fewer than it may take. */
const some = (what: string, take: number, remove: (slice: JobTransaction, take: number) => Promise<number>): Step => ({
  ...{ what, pauseMs: PAUSE_MS },
  async next(slice) {
    const rows = await remove(slice, take)
    return { rows, done: rows < take }
  },
})

/** The same by key, each slice after the last row of the one before. */
function byKey(what: string, take: number, remove: (slice: JobTransaction, after: string, take: number) => Promise<Removed>): Step {
  let after = FIRST
  return some(what, take, async (slice) => {
    const { removed, last } = await remove(slice, after, take)
    after = last
    return removed
  })
}

const thinned = (what: string, day: string): Step => byKey(what, ROWS, (slice, after, take) => thinDay(slice, day, after, take))

/** A whole day at once; where somebody goes on reading it, row by row, which disturbs nobody. */
function emptied(day: string): Step {
  const byRows = thinned('activities', day)
  let tries = 0
  return {
    ...{ what: 'activities', pauseMs: TRY_AGAIN_MS },
    async next(slice) {
      tries += 1
      if (tries > TRIES) return byRows.next(slice)
      const gone = await emptyDay(slice, day)
      return { rows: gone ?? 0, done: gone !== null }
    },
  }
}

/** The empty table of a day. One that cannot be dropped now is dropped another time. */
function dropped(day: string): Step {
  let tries = 0
  return {
    ...{ what: 'days', pauseMs: TRY_AGAIN_MS },
    async next(slice) {
      tries += 1
      const gone = await dropShell(slice, day)
      return { rows: gone ? 1 : 0, done: gone || tries >= TRIES }
    },
  }
}

/** Removes what retention keeps no longer, then tells of it, and last drops what is empty. Each part reads the policy when it comes to it. */
export async function* cleanup(): AsyncGenerator<Step> {
  yield some('folds', ROWS, forgetFolds)
  for (const { day, what } of await daysToPurge()) {
    if (what === 'views') yield thinned('views', day)
    if (what === 'all') yield emptied(day)
  }
  yield byKey('sessions', SESSIONS, forgetSessions)
  yield some('cases', SESSIONS, forgetCases)
  yield some('letters', SESSIONS, forgetLetters)
  yield some('tokens', SESSIONS, forgetTokens)
  yield some('runs', SESSIONS, forgetRuns)
  yield some('limits', ROWS, forgetLimits)
  yield some('places', ROWS, forgetPlaces)
  yield some('told', 1, async (slice) => {
    await tellPurge(slice)
    return 0
  })
  for (const { day, what } of await daysToPurge()) if (what === 'shell') yield dropped(day)
}
