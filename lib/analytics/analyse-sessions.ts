import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionQuery } from '@/lib/sessions/session-query'
import type { SessionAnalysis } from './analysis'
import { askedOf } from './asked-period'
import { compared, overviewOf } from './session-overview'
import { sessionsBefore } from './sessions-before'
import { fieldParts, fieldsOf } from './shares'

/**
 * Counts the sessions that the list would show for the same address by all that is known of them, in one pass: one's own, or everyone's for managers and
 * administrators.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function analyseSessions(ctx: Context, query: SessionQuery, zone: string): Promise<SessionAnalysis> {
  assertMay(ctx, 'session.list')
  const asked = await askedOf(ctx, query, zone)
  const [counted, before] = await Promise.all([
    read(ctx).session.tallies(asked.filter, [...fieldParts, 'quarter']),
    sessionsBefore(ctx, query, zone),
  ])
  return { ...compared(overviewOf(ctx, asked, counted), before), fields: fieldsOf(counted.tallies) }
}
