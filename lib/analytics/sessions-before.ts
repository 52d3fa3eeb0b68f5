import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { askedOf } from './asked-period'
import { type Quarter, quartersOf } from './quarters'

/** When they started in the period of as many days before, which lies so many milliseconds earlier. */
export type Before = { readonly from: Date; readonly to: Date; readonly ms: number; readonly quarters: readonly Quarter[] }

const DAY_MS = 86_400_000

/**
 * Counts the sessions of the period before the one that an address asks for; null where it is not kept as a whole, undefined where there was not the time.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function sessionsBefore(ctx: Context, query: SessionQuery, zone: string): Promise<Before | null | undefined> {
  assertMay(ctx, 'session.list')
  const { filter, from, to } = askedOf(ctx, query, zone)
  const ms = Math.ceil((to.getTime() - from.getTime()) / DAY_MS) * DAY_MS
  const earlier = { from: new Date(from.getTime() - ms), to: new Date(to.getTime() - ms) }
  if (filter.from === undefined || from >= to || earlier.from < ctx.visibleSince) return null
  const { tallies, since } = await read(ctx).session.tallies({ ...filter, ...earlier }, ['quarter'])
  return since === null ? { ...earlier, ms, quarters: quartersOf(tallies) } : undefined
}
