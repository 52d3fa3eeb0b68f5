import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { isNarrowed } from '@/lib/sessions/session-query-text'
import type { AnalysisField, SessionShares } from './analysis'
import { askedOf } from './asked-period'
import { newestOf, type Outdated, outdatedOf } from './outdated'
import { fieldsOf } from './shares'

const fields = [
  ...(['device', 'vendor', 'model', 'browser', 'browserVersion', 'os', 'osVersion'] as const),
  ...(['country', 'region', 'city', 'network', 'asn'] as const),
] satisfies readonly AnalysisField[]
export type SharedField = (typeof fields)[number]

export type SharesWithOutdated = SessionShares<SharedField> & {
  readonly outdated: readonly Outdated[]
}

/**
 * Counts from where and with what the sessions came that the list would show for the same address: one's own, or everyone's for managers and administrators.
 * How old a browser is, is judged by all sessions of the period, whatever else is asked for.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function sessionShares(ctx: Context, query: SessionQuery, zone: string): Promise<SharesWithOutdated> {
  assertMay(ctx, 'session.list')
  const { filter } = await askedOf(ctx, query, zone)
  const { session } = read(ctx)
  const isAll = !isNarrowed({ ...query, since: undefined, from: undefined, to: undefined })
  const [{ tallies, since }, all] = await Promise.all([
    session.tallies(filter, ['device', 'browser', 'os', 'place', 'network']),
    isAll ? null : session.tallies({ from: filter.from, to: filter.to }, ['browser']),
  ])
  const counted = fieldsOf(tallies)
  const newest = newestOf(fieldsOf(all?.tallies ?? tallies).browserVersion)
  return {
    ...{ asOf: ctx.now, since, total: counted.device.reduce((sum, { count }) => sum + count, 0) },
    ...{ fields: counted, outdated: outdatedOf(counted.browserVersion, newest) },
  }
}
