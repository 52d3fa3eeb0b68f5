import type { ChoiceField } from './choice-fields'
import { fieldOf } from './filter-fields'

/** Whether a list can be asked for just this value of a field: it is not read as the exclusion of another, nor longer than a filter takes. */
export function isAskable(field: ChoiceField, value: string): boolean {
  const { normal, unknown } = fieldOf[field]
  return value === '' ? unknown : !value.startsWith('!') && normal(value) === value
}
