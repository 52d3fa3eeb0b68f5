import type { Context } from '@/lib/access/context'
import type { SessionFilter } from '@/lib/db/session-filter'
import { sessionFilterOf } from '@/lib/sessions/session-filter-of'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { type Bins, binsOf } from './bins'

/** What an address asks to be counted, in a period up to now; one without a beginning begins where what is kept does. */
export type Asked = { readonly filter: SessionFilter; readonly from: Date; readonly to: Date; readonly zone: string }

export function askedOf(ctx: Context, query: SessionQuery, zone: string): Asked {
  const filter = sessionFilterOf(query, zone, ctx.now)
  return { filter, from: filter.from ?? ctx.visibleSince, to: filter.to && filter.to < ctx.now ? filter.to : ctx.now, zone }
}

/** The bars of such a period from a moment on. The first one is of the period only from its beginning on. */
export function binsFrom(start: Date, { to, zone }: Pick<Asked, 'to' | 'zone'>): Bins {
  if (start >= to) return { unit: 'day', bins: [] }
  const { unit, bins } = binsOf(start, to, zone)
  return { unit, bins: bins.map((bin, at) => (at === 0 && start > bin.from ? { ...bin, from: start } : bin)) }
}
