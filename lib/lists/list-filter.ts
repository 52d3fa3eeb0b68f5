import type { FacetChoice } from '@/lib/db/facet-choice'
import type { Choices, Period, Span } from './list-query'
import { beginOf, endOf } from './period-bounds'

const HOUR_MS = 3_600_000
const hours: Record<Span, number> = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24, '90d': 90 * 24 }

/** Values of an address as a filter takes them. */
export function choiceOf(values: readonly string[]): FacetChoice {
  const not = values.filter((value) => value.startsWith('!')).map((value) => value.slice(1))
  return { is: values.filter((value) => !value.startsWith('!')), not }
}

/** The chosen values of these fields. */
export function chosenOf<F extends string>(fields: readonly F[], choices: Choices<F>): { readonly [K in F]?: FacetChoice } {
  return Object.fromEntries(fields.flatMap((field) => (choices[field] ? [[field, choiceOf(choices[field])]] : []))) as {
    readonly [K in F]?: FacetChoice
  }
}

/** The moments between which a period lies, seen from a zone and a moment (the database's, as in `ctx.now`): from `from` on, and before `to`. */
export function momentsOf(
  { since, from, to }: Period,
  zone: string,
  now: Date,
): { readonly from: Date | undefined; readonly to: Date | undefined } {
  const begins = [since && new Date(now.getTime() - hours[since] * HOUR_MS), from && beginOf(from, zone)]
  return {
    from: begins.filter((moment) => moment instanceof Date).sort((one, other) => other.getTime() - one.getTime())[0],
    to: to ? endOf(to, zone) : undefined,
  }
}
