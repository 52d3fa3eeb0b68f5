import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { askedOf } from './asked-period'
import { type Quarter, quartersOf } from './quarters'

/** When they started in the period of as many days before, which lies so many milliseconds earlier. */
type Counted = { readonly from: Date; readonly to: Date; readonly ms: number; readonly quarters: readonly Quarter[] }

/**
 * What was before, or why nothing is compared with it: the period has no beginning, or no length up to now (`empty`), what was before is not kept any more as
 * a whole (`gone`), or nothing was kept yet when it began (`young`), or there was not the time.
 */
export type Before = Counted | 'endless' | 'empty' | 'gone' | 'young' | 'late'

const DAY_MS = 86_400_000

/** Whether sessions were kept already at a moment: the oldest in sight is no younger. */
async function wasKeptAt(ctx: Context, moment: Date): Promise<boolean> {
  const { rows, searchedTo } = await read(ctx).session.page({}, { sort: 'started' }, 1)
  const [oldest] = rows
  return oldest === undefined ? searchedTo !== null : oldest.startedAt <= moment
}

/**
 * Counts the sessions of the period before the one that an address asks for.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function sessionsBefore(ctx: Context, query: SessionQuery, zone: string): Promise<Before> {
  assertMay(ctx, 'session.list')
  const { filter, from, to } = await askedOf(ctx, query, zone)
  const ms = Math.ceil((to.getTime() - from.getTime()) / DAY_MS) * DAY_MS
  const earlier = { from: new Date(from.getTime() - ms), to: new Date(to.getTime() - ms) }
  if (filter.from === undefined) return 'endless'
  if (from >= to) return 'empty'
  if (earlier.from < ctx.visibleSince) return 'gone'
  const [{ tallies, since }, isKept] = await Promise.all([
    read(ctx).session.tallies({ ...filter, ...earlier }, ['quarter']),
    wasKeptAt(ctx, earlier.from),
  ])
  if (!isKept) return 'young'
  return since === null ? { ...earlier, ms, quarters: quartersOf(tallies) } : 'late'
}
