import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import { ENDING_MINUTES } from '@/lib/db/session-filter'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import type { SessionQuery } from '@/lib/sessions/session-query'
import type { ActiveNow } from './analysis'

/**
 * Sessions that are live now and match an address, whatever it says of period and status: one's own, or everyone's for managers and administrators.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function activeNow(ctx: Context, query: SessionQuery, zone: string): Promise<ActiveNow> {
  assertMay(ctx, 'session.list')
  const { from: _from, to: _to, status: _status, ...filter } = await sessionFilterOf(ctx, query, zone)
  const roles = await read(ctx).session.active(filter, ENDING_MINUTES)
  const all = (of: 'count' | 'ending') => roles.reduce((sum, role) => sum + role[of], 0)
  return {
    ...{ asOf: ctx.now, active: all('count'), aboutToEnd: all('ending') },
    byRole: roles.map(({ role, count }) => ({ where: { role }, count })),
  }
}
