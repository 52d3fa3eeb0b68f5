import type { ChoiceWords } from '@/app/_explorer/choice-words'
import { activityFieldOf } from '@/lib/activities/activity-field-of'
import type { ActivityChoice } from '@/lib/activities/activity-fields'
import { en } from '@/lib/i18n/en'
import { valueName } from './value-name'

const { fields, help } = en.activityList

/** How the fields of the list of activities are told. */
export const activityWords: ChoiceWords<ActivityChoice> = {
  fields: activityFieldOf,
  label: (field) => fields[field],
  name: (field, value) => valueName(field, value, {}),
  help: { ip: en.explorer.helpIp, ...help },
  people: 'actor',
}
