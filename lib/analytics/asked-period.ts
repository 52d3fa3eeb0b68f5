import type { Context } from '@/lib/access/context'
import type { SessionFilter } from '@/lib/db/session-filter'
import { momentsOf } from '@/lib/lists/list-filter'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { type Bins, binsOf } from './bins'

/** What an address asks to be counted, in a period up to now; one without a beginning begins where what is kept does. */
export type Asked = { readonly filter: SessionFilter; readonly from: Date; readonly to: Date; readonly zone: string }

/** The period alone. */
export function askedPeriod(ctx: Context, query: SessionQuery, zone: string): Omit<Asked, 'filter'> {
  const { from, to } = momentsOf(query, zone, ctx.now)
  return { from: from ?? ctx.visibleSince, to: to && to < ctx.now ? to : ctx.now, zone }
}

export async function askedOf(ctx: Context, query: SessionQuery, zone: string): Promise<Asked> {
  return { filter: await sessionFilterOf(ctx, query, zone), ...askedPeriod(ctx, query, zone) }
}

/** The bars of such a period from a moment on. The first one is of the period only from its beginning on. */
export function binsFrom(start: Date, { to, zone }: Pick<Asked, 'to' | 'zone'>): Bins {
  if (start >= to) return { unit: 'day', bins: [] }
  const { unit, bins } = binsOf(start, to, zone)
  return { unit, bins: bins.map((bin, at) => (at === 0 && start > bin.from ? { ...bin, from: start } : bin)) }
}
