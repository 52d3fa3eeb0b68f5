import type { SessionFilter } from '@/lib/db/session-filter'
import type { SessionQuery } from '@/lib/sessions/session-query'
import type { Span } from './time-steps'

/** The period that is chosen on a page, for the slider of its map: by its name, so that one that goes on with the clock is the same one. */
export type ChosenPeriod = Span & { readonly name: string }

/** The period of a query, as its filter has it; null where it has none. */
export function periodOf({ since, from, to }: SessionQuery, filter: Pick<SessionFilter, 'from' | 'to'>): ChosenPeriod | null {
  if ([since, from, to].every((part) => part === undefined)) return null
  return { name: [since, from, to].join(' '), from: filter.from?.getTime() ?? null, to: filter.to?.getTime() ?? null }
}
