import type { Chip } from '@/app/_explorer/filter-chips'
import { choiceChips, periodChips } from '@/app/_explorer/list-chips'
import { activitiesPath } from '@/app/(console)/activities/activities-path'
import type { ActivityChoice } from '@/lib/activities/activity-fields'
import { type ActivityQuery, changedLog, toggledLog } from '@/lib/activities/activity-query'
import { en } from '@/lib/i18n/en'
import type { Period } from '@/lib/lists/list-query'
import { type ActorNames, valueName } from './value-name'

const words = en.activityList

/** The list within another period. */
export const within = (query: ActivityQuery, { since, from, to }: Period): ActivityQuery => changedLog(query, { since, from, to })

/** Everything that narrows the list but the kind, which has tabs, in the order of the address. */
export function chipsOf(query: ActivityQuery, names: ActorNames, zone: string): readonly Chip[] {
  const { text, choices, since, from, to } = query
  const without = activitiesPath(changedLog(query, { text: undefined }))
  return [
    ...(text === undefined ? [] : [{ field: words.fields.q, operator: en.explorer.contains, value: text, without }]),
    ...periodChips({ since, from, to }, words.fields.since, (period) => activitiesPath(within(query, period)), zone),
    ...choiceChips<ActivityChoice>(choices, {
      label: (field) => words.fields[field],
      name: (field, value) => valueName(field, value, names),
      present: { session: words.anySession },
      without: (field, value) => activitiesPath(toggledLog(query, field, value, false)),
    }),
  ]
}
