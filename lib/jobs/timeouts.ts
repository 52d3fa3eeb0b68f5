import 'server-only'
import { endRunOut, findRunOut } from '@/lib/db/end-run-out'
import { notifyEnded } from '@/lib/live/notify'
import { FIRST, type Step } from './step'

/** How many are looked for at a time, and how many of them a slice ends. */
const LOOK = 20_000
const TAKE = 2_000
const PAUSE_MS = 5

/** Ends these sessions, where they have run out, two thousand at a time. */
function ending(ids: readonly string[]): Step {
  let at = 0
  return {
    ...{ what: 'sessions', pauseMs: PAUSE_MS },
    async next(slice) {
      const ended = await endRunOut(slice, ids.slice(at, at + TAKE))
      await notifyEnded(slice, ended)
      at += TAKE
      return { rows: ended.length, done: at >= ids.length, ended }
    },
  }
}

/** Writes down which sessions ran out, when and why; tabs and lists hear of it as of any other end. Nothing depends on it. */
export async function* timeouts(): AsyncGenerator<Step> {
  for (let after = FIRST; ; ) {
    const ids = await findRunOut(after, LOOK)
    if (ids.length > 0) yield ending(ids)
    if (ids.length < LOOK) return
    after = ids.at(-1) ?? after
  }
}
