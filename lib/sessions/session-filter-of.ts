import type { Context } from '@/lib/access/context'
import type { KnownPlace, MapChoice } from '@/lib/db/map-part'
import { facetFields, plainFields, type SessionFilter } from '@/lib/db/session-filter'
import { choiceOf, chosenOf, momentsOf } from '@/lib/lists/list-filter'
import { knownPlaces } from './known-places'
import { mapPartOf } from './map-part'
import type { SessionQuery } from './session-query'

function mapChoice(values: readonly string[], known: readonly KnownPlace[]): MapChoice {
  const { is, not } = choiceOf(values)
  const parts = (texts: readonly string[]) => texts.flatMap((text) => mapPartOf(text) ?? [])
  return { is: parts(is), not: parts(not), known }
}

/**
 * The filter that an address means, seen from a zone and a moment (the database's, as in `ctx.now`). `known` says where corrected places lie; without a part
 * of the map nothing is asked of it.
 */
export function filterOfQuery(query: SessionQuery, zone: string, now: Date, known: readonly KnownPlace[]): SessionFilter {
  const { status, choices, text } = query
  return {
    status,
    equal: chosenOf([...facetFields, ...plainFields], choices),
    zone,
    ip: choices.ip && choiceOf(choices.ip),
    review: choices.review && choiceOf(choices.review),
    map: choices.map && mapChoice(choices.map, known),
    text,
    ...momentsOf(query, zone, now),
  }
}

/** The same of a person who looks at it now. */
export async function sessionFilterOf(ctx: Context, query: SessionQuery, zone: string): Promise<SessionFilter> {
  return filterOfQuery(query, zone, ctx.now, query.choices.map === undefined ? [] : await knownPlaces(ctx))
}
