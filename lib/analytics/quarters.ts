import type { SessionTally } from '@/lib/db/session-tally-days'
import { shiftsOf } from '@/lib/time/zone-shifts'
import type { Stretch } from './bins'

const QUARTER_MS = 900_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How many sessions began in a quarter of an hour, which has its first moment in milliseconds. */
export type Quarter = { readonly at: number; readonly count: number }

/** Of the part `quarter` of tallies. */
export const quartersOf = (tallies: readonly SessionTally[]): readonly Quarter[] =>
  tallies.filter(({ part }) => part === 'quarter').map(({ a, count }) => ({ at: Number(a) * QUARTER_MS, count }))

/** How many began in each bin. One that began just before the first, in the quarter that a period cuts, is in the first. */
export function countsIn(bins: readonly Stretch[], quarters: readonly Quarter[], laterMs = 0): readonly number[] {
  const counts = bins.map(() => 0)
  for (const { at, count } of quarters) {
    const index = bins.findLastIndex(({ from }) => from.getTime() <= at + laterMs)
    const bin = Math.max(0, index)
    if (counts.length > 0) counts[bin] = (counts[bin] ?? 0) + count
  }
  return counts
}

/** By weekday (Monday first) and hour of the zone's clock. */
export function hoursOf(quarters: readonly Quarter[], zone: string): readonly (readonly number[])[] {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0))
  const [first, last] = quarters.reduce(([low, high], { at }) => [Math.min(low, at), Math.max(high, at)], [Infinity, -Infinity])
  // Asked once a day and not for each of thousands of quarters: the clock is the dearest of all this.
  const shifts = quarters.length > 0 ? shiftsOf(zone, first, last).toReversed() : []
  for (const { at, count } of quarters) {
    const wall = at + (shifts.find((shift) => shift.at <= at)?.aheadMs ?? 0)
    // The first of January 1970 was a Thursday.
    const hours = week[(Math.floor(wall / DAY_MS) + 3) % 7] ?? []
    const hour = Math.floor((wall % DAY_MS) / HOUR_MS)
    hours[hour] = (hours[hour] ?? 0) + count
  }
  return week
}
