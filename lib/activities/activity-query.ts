import { listParts, toggledChoice } from '@/lib/lists/list-choices'
import type { Choices, Period } from '@/lib/lists/list-query'
import { type ActivityChoice, activityChoices, type Tab } from './activity-fields'

/** What the address of the list says, in its one normal form. */
export type ActivityQuery = Period & {
  readonly kind?: Tab | undefined
  readonly choices: Choices<ActivityChoice>
  readonly text?: string | undefined
  /** Older than this activity, or newer than that one. */
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** The list of everything but reads, newest first. */
export const wholeLog: ActivityQuery = { choices: {} }

/** The query part of the list's address; empty for the plain list. */
export function activityQueryText({ kind, choices, text, before, after, ...period }: ActivityQuery): string {
  const parts = listParts(activityChoices, choices, text, period)
  const rest = { kind, before, after }
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) parts.append(name, value)
  return parts.toString()
}

/** The same list with something changed, from its beginning: a place in one list is none in another. */
export const changedLog = (query: ActivityQuery, change: Partial<ActivityQuery>): ActivityQuery => ({
  ...{ ...query, before: undefined, after: undefined },
  ...change,
})

/** The list with one value of a field more, or less. */
export const toggledLog = (query: ActivityQuery, field: ActivityChoice, value: string, on: boolean): ActivityQuery =>
  changedLog(query, { choices: toggledChoice(query.choices, field, value, on) })

/** The list with this value of a field, in the place of all that was said of the field before. */
export const narrowedLog = (query: ActivityQuery, field: ActivityChoice, value: string): ActivityQuery =>
  changedLog(query, { choices: { ...query.choices, [field]: [value] } })

/** Whether anything narrows the list. */
export const isLogNarrowed = ({ kind, choices, text, since, from, to }: ActivityQuery): boolean =>
  [kind === 'all' ? undefined : kind, text, since, from, to].some((part) => part !== undefined) || Object.keys(choices).length > 0
