import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { dayOf, startOfDay } from '@/lib/time/zoned-day'
import type { Peak } from './analysis'

/**
 * Most sessions that were live at once since midnight in the zone, and a moment at which they were: those that match an address, whatever it says of period
 * and status, one's own, or everyone's for managers and administrators.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function peakToday(ctx: Context, query: SessionQuery, zone: string): Promise<Peak> {
  assertMay(ctx, 'session.list')
  const { from: _from, to: _to, status: _status, ...filter } = await sessionFilterOf(ctx, query, zone)
  const { count, at } = await read(ctx).session.peak(filter, startOfDay(dayOf(ctx.now, zone), zone))
  // The database's clock is finer than ours: in the millisecond told the last of them was still to come.
  return { count, at: new Date(at.getTime() + 1) }
}
