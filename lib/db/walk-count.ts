import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { type Pace, type Steps, usual, walk } from './walk'
import type { ByWalk } from './walk-rows'

/** How many rows match. Not `exact`: there are at least as many. */
export type Count = { readonly count: number; readonly exact: boolean }

/** Up to here a count is exact without being asked. */
const EXACT_UP_TO = 10_000
/** How long a count may take that nobody waits for before the list is there, and one on request. */
export const patient: Pace = { ...usual, mostMs: 300 }
const MOST_EXACT_MS = 10_000
const EVERYTHING = 2 ** 31 - 1

/**
 * Counts what matches: up to 10,000, or as far as a search gets in its time; with `exact` all of it. Key by key and day by day in statements
 * of their own, so that each is short; a row is counted once, since its id never changes.
 * @throws AppError `unavailable` when the exact count takes too long.
 */
export async function countBy<Row>({ grounds, whole }: ByWalk<Row>, exact: boolean, pace: Pace): Promise<Count> {
  const most = exact ? EVERYTHING : EXACT_UP_TO + 1
  let count = 0
  const add = (found: number) => {
    count += found
    return count >= most
  }
  const usually = exact ? { ...pace, mostMs: MOST_EXACT_MS } : pace
  let complete = true
  for (const ground of await grounds()) {
    const steps: Steps = {
      few: !exact,
      byKey: async (slice) => add(await ground.countByKey(slice, most - count)),
      byDay: async (rest, days) => add(await ground.countByDay(rest, days, most - count)),
    }
    if (count < most) complete = (await walk(ground, whole('down'), steps, usually)) === null && complete
  }
  if (exact && !complete) throw new AppError('unavailable', 'Counting takes too long. Narrow the filter and try again.')
  return { count: Math.min(count, most - 1), exact: complete && count < most }
}
