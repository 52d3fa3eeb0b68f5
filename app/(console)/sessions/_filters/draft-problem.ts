import { en } from '@/lib/i18n/en'
import type { Draft } from '@/lib/lists/list-query'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import { fieldOf } from '@/lib/sessions/filter-fields'
import { valueName } from './value-name'

const words = en.filters

/** What is wrong with a filter that was asked for, and what would be right. */
export function draftProblem({ field, value }: Draft<ChoiceField>): string {
  if (value === '') return words.valueMissing
  const { values } = fieldOf[field]
  const closed = values && words.oneOf(values.map((one) => valueName(field, one, {})))
  const open = field === 'country' ? words.helpCountry : field === 'ip' ? words.helpIp : words.helpText
  return `${words.refused(words.fields[field], value)} ${closed ?? open}`
}
