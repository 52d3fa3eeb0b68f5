import { type ChoiceField, choiceFields } from './choice-fields'
import type { SessionQuery } from './session-query'

/** The list of everything, newest first. */
export const wholeList: SessionQuery = { choices: {}, sort: '-started' }

/** The query part of the list's address, in a fixed order, so that equal views have equal addresses; empty for the plain list. */
export function sessionQueryText(query: SessionQuery): string {
  const parts = new URLSearchParams()
  const set = (name: string, value: string | undefined) => value !== undefined && parts.append(name, value)
  set('status', query.status)
  for (const field of choiceFields) for (const value of query.choices[field] ?? []) set(field, value)
  set('q', query.text)
  set('since', query.since)
  set('from', query.from)
  set('to', query.to)
  if (query.sort !== '-started') set('sort', query.sort)
  set('before', query.before)
  set('after', query.after)
  return parts.toString()
}

/** The same list with something changed, from its beginning: a place in one list is none in another. */
export function changed(query: SessionQuery, change: Partial<SessionQuery>): SessionQuery {
  const next = { ...query, before: undefined, after: undefined, ...change }
  // Only live sessions are sorted by another column than their start.
  return next.status === 'active' || next.sort.endsWith('started') ? next : { ...next, sort: '-started' }
}

/** The list with one value of a field more, or less. */
export function toggled(query: SessionQuery, field: ChoiceField, value: string, on: boolean): SessionQuery {
  const others = (query.choices[field] ?? []).filter((known) => known !== value && known !== opposite(value))
  const values = on ? [...others, value].sort() : others
  const { [field]: _replaced, ...rest } = query.choices
  return changed(query, { choices: values.length === 0 ? rest : { ...rest, [field]: values } })
}

/** The list with this value of a field, in the place of all that was said of the field before. */
export function narrowed(query: SessionQuery, field: ChoiceField, value: string): SessionQuery {
  return changed(query, { choices: { ...query.choices, [field]: [value] } })
}

const opposite = (value: string): string => (value.startsWith('!') ? value.slice(1) : `!${value}`)

/** Whether anything narrows the list. */
export const isNarrowed = ({ status, choices, text, since, from, to }: SessionQuery): boolean =>
  [status, text, since, from, to].some((part) => part !== undefined) || Object.keys(choices).length > 0
