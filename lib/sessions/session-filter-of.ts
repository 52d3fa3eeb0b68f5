import { facetFields, plainFields, type SessionFilter } from '@/lib/db/session-filter'
import { choiceOf, chosenOf, momentsOf } from '@/lib/lists/list-filter'
import type { SessionQuery } from './session-query'

/** The filter that an address means, seen from a zone and a moment (the database's, as in `ctx.now`). */
export function sessionFilterOf(query: SessionQuery, zone: string, now: Date): SessionFilter {
  const { status, choices, text } = query
  return {
    status,
    equal: chosenOf([...facetFields, ...plainFields], choices),
    zone,
    ip: choices.ip && choiceOf(choices.ip),
    review: choices.review && choiceOf(choices.review),
    text,
    ...momentsOf(query, zone, now),
  }
}
