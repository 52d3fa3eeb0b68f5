import { wallClock } from './zoned-day'

const DAY_MS = 86_400_000
const SECOND_MS = 1_000

/** From this moment on (milliseconds since 1970) the clock of a zone shows so many milliseconds more than UTC. */
export type Shift = { readonly at: number; readonly aheadMs: number }

/** How far the clock of a zone is ahead of UTC between two moments: at the first, and whenever it is put forward or back. */
export function shiftsOf(zone: string, from: number, to: number): readonly Shift[] {
  const whole = (ms: number) => Math.floor(ms / SECOND_MS) * SECOND_MS
  const ahead = (at: number) => wallClock(at, zone) - at
  const begins = whole(from)
  const shifts: Shift[] = [{ at: begins, aheadMs: ahead(begins) }]
  // No clock is put there and back within a day.
  for (let at = begins; at < to; at += DAY_MS) {
    const before = shifts.at(-1)?.aheadMs
    if (ahead(at + DAY_MS) === before) continue
    let [low, high] = [at, at + DAY_MS]
    while (high - low > SECOND_MS) {
      const middle = whole((low + high) / 2)
      if (ahead(middle) === before) low = middle
      else high = middle
    }
    shifts.push({ at: high, aheadMs: ahead(high) })
  }
  return shifts
}
