import { en } from '@/lib/i18n/en'
import type { Draft } from '@/lib/lists/list-query'
import type { ChoiceWords } from './choice-words'

const words = en.explorer

/** What is wrong with a filter that was asked for, and what would be right. */
export function draftProblem<F extends string>({ field, value }: Draft<F>, { fields, label, name, help }: ChoiceWords<F>): string {
  if (value === '') return words.valueMissing
  const { values } = fields[field]
  const closed = values && words.oneOf(values.map((one) => name(field, one)))
  return `${words.refused(label(field), value)} ${closed ?? help[field] ?? words.helpText}`
}
