import type { FacetChoice } from '@/lib/db/facet-choice'
import { facetFields, type SessionFilter } from '@/lib/db/session-filter'
import { dayAfter, startOfDay } from '@/lib/time/zoned-day'
import type { SessionQuery, Span } from './session-query'

const HOUR_MS = 3_600_000
const hours: Record<Span, number> = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24, '90d': 90 * 24 }

function choiceOf(values: readonly string[]): FacetChoice {
  const not = values.filter((value) => value.startsWith('!')).map((value) => value.slice(1))
  return { is: values.filter((value) => !value.startsWith('!')), not }
}

/** The filter that an address means, seen from a zone and a moment (the database's, as in `ctx.now`). */
export function sessionFilterOf(query: SessionQuery, zone: string, now: Date): SessionFilter {
  const { choices, since, from, to } = query
  const equal = Object.fromEntries(facetFields.flatMap((field) => (choices[field] ? [[field, choiceOf(choices[field])]] : [])))
  return {
    status: query.status,
    equal,
    ip: choices.ip && choiceOf(choices.ip),
    text: query.text,
    from: since ? new Date(now.getTime() - hours[since] * HOUR_MS) : from ? startOfDay(from, zone) : undefined,
    to: to ? startOfDay(dayAfter(to, 1), zone) : undefined,
  }
}
