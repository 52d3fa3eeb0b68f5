import { activityFieldOf } from '@/lib/activities/activity-field-of'
import type { ActivityChoice } from '@/lib/activities/activity-fields'
import { en } from '@/lib/i18n/en'
import type { Draft } from '@/lib/lists/list-query'
import { valueName } from './value-name'

const words = en.filters

/** What is wrong with a filter that was asked for, and what would be right. */
export function draftProblem({ field, value }: Draft<ActivityChoice>): string {
  if (value === '') return words.valueMissing
  const { values } = activityFieldOf[field]
  const closed = values && words.oneOf(values.map((one) => valueName(field, one, {})))
  const open: Partial<Record<ActivityChoice, string>> = { ip: words.helpIp, ...en.activityList.help }
  return `${words.refused(en.activityList.fields[field], value)} ${closed ?? open[field] ?? words.helpText}`
}
