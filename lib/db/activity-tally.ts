import 'server-only'
import type { Context } from '@/lib/access/context'
import { indexedOf } from './activity-facets'
import type { ActivityFilter } from './activity-filter'
import { isRolled, type Range, rangesOf, rolled } from './activity-quarters'
import { type Key, type Tallied, tallyByDay, tallyByKey } from './activity-scans'
import { AHEAD_MS, activityGround } from './activity-walk'
import { lowestAt, momentOf } from './id-days'
import { viewsGoSooner } from './visible'
import { type Pace, type Steps, type Stretch, walk } from './walk'

/** How many activities there are under each key, but for those in the stretches for which the time was not enough. */
export type Tally<K> = { readonly counts: ReadonlyMap<K, number>; readonly uncounted: readonly Range[] }

/** All rows are wanted, so that no step need be short. */
export const tallyPace: Pace = { firstRows: 16_000, mostMs: 200 }

/** What is in sight and meant, to the millisecond, up to now. */
function sight(ctx: Context, { from, to }: ActivityFilter): Range {
  return {
    low: Math.max(ctx.visibleSince.getTime(), from?.getTime() ?? 0),
    high: Math.min(ctx.now.getTime() + AHEAD_MS, to?.getTime() ?? Number.MAX_SAFE_INTEGER),
  }
}

/**
 * Counts by a key: days that are over from their quarters of an hour where these tell all that is asked, everything else in the log, newest first.
 * `cuts` are moments at which a key changes.
 */
export async function tallyOf<K extends string | number>(
  ctx: Context,
  filter: ActivityFilter,
  key: Key,
  cuts: readonly Date[],
  pace: Pace,
): Promise<Tally<K>> {
  const all = sight(ctx, filter)
  const counts = new Map<K, number>()
  const add = (found: readonly Tallied[]) => {
    for (const one of found) counts.set(one.key as K, (counts.get(one.key as K) ?? 0) + one.count)
    return false
  }
  // What is settled meanwhile is still counted in the log.
  const edges = viewsGoSooner(ctx) ? [...cuts, ctx.viewsSince] : cuts
  const { settled, raw } = isRolled(ctx, filter) ? await rangesOf(all, edges) : { settled: null, raw: [all] }
  if (settled !== null) add(await rolled(ctx, filter, key, settled))
  const search = { ctx, filter }
  const indexed = indexedOf(ctx, filter)
  const steps: Steps = {
    few: false,
    byKey: async (slice) => add(await tallyByKey(search, key, slice)),
    byDay: async (rest, days) => add(indexed === null ? [] : await tallyByDay(search, indexed, key, rest, days)),
  }
  const began = performance.now()
  for (const [at, { low, high }] of raw.entries()) {
    const stretch: Stretch = { direction: 'down', from: lowestAt(high), to: lowestAt(low) }
    const left = { ...pace, mostMs: pace.mostMs - (performance.now() - began) }
    const stopped = await walk(activityGround(search), stretch, steps, left)
    if (stopped !== null) return { counts, uncounted: [{ low, high: momentOf(stopped) + 1 }, ...raw.slice(at + 1)] }
  }
  return { counts, uncounted: [] }
}
