import type { ActivityFilter } from '@/lib/db/activity-filter'
import { choiceOf, chosenOf, momentsOf } from '@/lib/lists/list-filter'
import { activityChoices, type Tab } from './activity-fields'
import type { ActivityQuery } from './activity-query'

const equals = activityChoices.filter((field) => field !== 'ip' && field !== 'review')

/** Reads are many and seldom what is looked for, so they stand apart. */
function kindOf(tab: Tab | undefined) {
  if (tab === 'all') return undefined
  return tab === undefined ? { is: [], not: ['read'] } : { is: [tab], not: [] }
}

/** The filter that an address means, seen from a zone and a moment (the database's, as in `ctx.now`). */
export function activityFilterOf(query: ActivityQuery, zone: string, now: Date): ActivityFilter {
  const { choices, text } = query
  return {
    equal: { ...chosenOf(equals, choices), kind: kindOf(query.kind) },
    ip: choices.ip && choiceOf(choices.ip),
    review: choices.review && choiceOf(choices.review),
    text,
    ...momentsOf(query, zone, now),
  }
}
