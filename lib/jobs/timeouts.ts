import 'server-only'
import { endRunOut } from '@/lib/db/end-run-out'
import { notifyEnded } from '@/lib/live/notify'
import { FIRST, type Step } from './step'

const TAKE = 1_000
const PAUSE_MS = 10

/** Writes down which sessions ran out, when and why, a thousand at a time; tabs and lists hear of it as of any other end. Nothing depends on it. */
export function* timeouts(): Generator<Step> {
  let after = FIRST
  yield {
    what: 'sessions',
    pauseMs: PAUSE_MS,
    async next(slice) {
      const { found, last, ended } = await endRunOut(slice, after, TAKE)
      await notifyEnded(slice, ended)
      after = last ?? after
      return { rows: ended.length, done: found < TAKE, ended }
    },
  }
}
