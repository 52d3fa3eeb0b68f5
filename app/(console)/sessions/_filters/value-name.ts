import { enDetail } from '@/lib/i18n/en-detail'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import { countryName } from '@/lib/origin/country-name'
import type { ChoiceField } from '@/lib/sessions/choice-fields'

// Parts of the catalogue and not all of it: the menu of a cell brings them to the browser.
const catalogues: Partial<Record<ChoiceField, Readonly<Record<string, string>>>> = {
  role: enShell.roles,
  device: enDetail.deviceTypes,
  network: enDetail.networks,
  reason: enSessions.sessions.reasons,
}

/** Names of the people whose ids stand in the address. */
export type UserNames = Readonly<Record<string, string>>

/** A field's value as people say it. */
export function valueName(field: ChoiceField, value: string, names: UserNames): string {
  if (value === '') return enShell.unknown
  if (field === 'user') return names[value] ?? value
  if (field === 'country') return countryName(value) ?? value
  return catalogues[field]?.[value] ?? value
}
