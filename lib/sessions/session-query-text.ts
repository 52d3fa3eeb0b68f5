import { listParts, toggledChoice } from '@/lib/lists/list-choices'
import { type ChoiceField, choiceFields } from './choice-fields'
import type { SessionQuery } from './session-query'

/** The list of everything, newest first. */
export const wholeList: SessionQuery = { choices: {}, sort: '-started' }

/** The query part of the list's address, in a fixed order, so that equal views have equal addresses; empty for the plain list. */
export function sessionQueryText({ status, choices, text, sort, before, after, ...period }: SessionQuery): string {
  const list = listParts(choiceFields, choices, text, period)
  const rest = { sort: sort === '-started' ? undefined : sort, before, after }
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) list.append(name, value)
  return (status === undefined ? list : new URLSearchParams([['status', status], ...list])).toString()
}

/** The same list with something changed, from its beginning: a place in one list is none in another. */
export function changed(query: SessionQuery, change: Partial<SessionQuery>): SessionQuery {
  const next = { ...query, before: undefined, after: undefined, ...change }
  // Only live sessions are sorted by another column than their start.
  return next.status === 'active' || next.sort.endsWith('started') ? next : { ...next, sort: '-started' }
}

/** The list with one value of a field more, or less. */
export const toggled = (query: SessionQuery, field: ChoiceField, value: string, on: boolean): SessionQuery =>
  changed(query, { choices: toggledChoice(query.choices, field, value, on) })

/** The list with this value of a field, in the place of all that was said of the field before. */
export const narrowed = (query: SessionQuery, field: ChoiceField, value: string): SessionQuery =>
  changed(query, { choices: { ...query.choices, [field]: [value] } })

/** Whether anything narrows the list. */
export const isNarrowed = ({ status, choices, text, since, from, to }: SessionQuery): boolean =>
  [status, text, since, from, to].some((part) => part !== undefined) || Object.keys(choices).length > 0
