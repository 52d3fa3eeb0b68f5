import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { dayOf, startOfDay } from '@/lib/time/zoned-day'
import type { ActiveNow } from './analysis'

/** A session that runs out within so many minutes is about to end. */
const ENDING_MINUTES = 15

/**
 * Sessions that are live now and match an address, whatever it says of period and status: one's own, or everyone's for managers and administrators.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function activeNow(ctx: Context, query: SessionQuery, zone: string): Promise<ActiveNow> {
  assertMay(ctx, 'session.list')
  const { from: _from, to: _to, status: _status, ...filter } = sessionFilterOf(query, zone, ctx.now)
  const door = read(ctx).session
  const midnight = startOfDay(dayOf(ctx.now, zone), zone)
  const [roles, peak] = await Promise.all([door.active(filter, ENDING_MINUTES), door.peak(filter, midnight)])
  const all = (of: 'count' | 'ending') => roles.reduce((sum, role) => sum + role[of], 0)
  return {
    ...{ asOf: ctx.now, active: all('count'), aboutToEnd: all('ending'), peak },
    byRole: roles.map(({ role, count }) => ({ where: { role }, count })),
  }
}
