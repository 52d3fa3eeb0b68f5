import type pg from 'pg'
import { type Figure, ms } from '@/scripts/bench/figure'
import { median, percentile } from '@/scripts/bench/statistics'
import { applicationClock } from './backend-time'

/** Each kind is asked at least so often; the first round only warms. */
const ASKED = 60
/** What takes longer in all is asked fewer times, each filter at least so often. How often it was stands in the table. */
const LONGEST_MS = 20_000
const LEAST_ROUNDS = 5

/** What a kind of question took: the database's processor time and the time by the wall, in milliseconds; how often it was stopped, or refused. */
export type Asked = { readonly worked: number[]; readonly waited: number[]; readonly partial: number; readonly refused: number }

/** Asks a question of each filter; it answers whether it came to the end. */
export async function ask<F>(owner: pg.Client, filters: readonly F[], question: (filter: F) => Promise<boolean>): Promise<Asked> {
  const [worked, waited]: [number[], number[]] = [[], []]
  let [partial, refused] = [0, 0]
  const rounds = Math.max(1, Math.ceil(ASKED / filters.length))
  const start = performance.now()
  const isLate = () => performance.now() - start > LONGEST_MS
  for (let round = -1; round < rounds && !(round >= LEAST_ROUNDS && isLate()); round += 1)
    for (const filter of filters) {
      const clock = await applicationClock(owner)
      const [began, work] = [performance.now(), clock()]
      // A statement that took longer than it may is a result too, and a bad one; the other figures must not be lost with it.
      const whole = await question(filter).catch((error: { code?: string }) => {
        if (error.code !== 'unavailable') throw error
        return null
      })
      if (round < 0) continue
      waited.push(performance.now() - began)
      // Its connection is gone, and with it what the kernel counted.
      worked.push(whole === null ? performance.now() - began : clock() - work)
      if (whole === null) refused += 1
      else if (!whole) partial += 1
    }
  return { worked, waited, partial, refused }
}

/** A line of the table: `floor` is what the same question takes of nothing. */
export function figure(
  part: string,
  name: string,
  most: number | null,
  { worked, waited, partial, refused }: Asked,
  floor: number,
  partly = 'stopped in time',
): Figure {
  const high = percentile(worked, 0.95)
  const some = `${partial > 0 ? `; of ${worked.length} ${partial} ${partly}` : `; ${worked.length} asked`}${refused > 0 ? `, ${refused} refused` : ''}`
  return {
    part,
    name,
    target: most === null ? '' : `p95 ≤ ${ms(most)}`,
    measured: `p50 ${ms(median(worked))}, p95 ${ms(high)} (by the wall ${ms(median(waited))}, ${ms(percentile(waited, 0.95))})${some}`,
    floor: `${ms(floor)} (first page, no filter)`,
    ratio: high / floor,
    good: refused > 0 ? false : most === null ? null : high <= most,
  }
}
