import type { ChoiceField } from './choice-fields'
import { fieldOf } from './filter-fields'

/** The one normal form of a field's value as it stands in the address, with its sign; or null. */
export function normalChoice(field: ChoiceField, value: string): string | null {
  const sign = value.startsWith('!') ? '!' : ''
  const bare = value.slice(sign.length)
  if (bare === '') return fieldOf[field].unknown ? sign : null
  const normal = fieldOf[field].normal(bare)
  return normal === null ? null : sign + normal
}
