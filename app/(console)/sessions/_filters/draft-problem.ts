import { en } from '@/lib/i18n/en'
import type { Draft } from '@/lib/sessions/added-filter'
import { fieldOf } from '@/lib/sessions/filter-fields'
import { valueName } from './value-name'

const words = en.filters

/** What is wrong with a filter that was asked for, and what would be right. */
export function draftProblem({ field, value }: Draft): string {
  if (value === '') return words.valueMissing
  const { values } = fieldOf[field]
  const closed = values && words.oneOf(values.map((one) => valueName(field, one, {})))
  const open = field === 'country' ? words.helpCountry : field === 'ip' ? words.helpIp : words.helpText
  return `${words.refused(words.fields[field], value)} ${closed ?? open}`
}
