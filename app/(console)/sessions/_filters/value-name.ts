import { longStamp } from '@/app/_ui/stamp'
import { enDetail } from '@/lib/i18n/en-detail'
import { enFilters } from '@/lib/i18n/en-filters'
import { enReviews } from '@/lib/i18n/en-reviews'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import { countryName } from '@/lib/origin/country-name'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import { middleOf } from '@/lib/sessions/map-part'

const words = enFilters.filters

// Parts of the catalogue and not all of it: the menu of a cell brings them to the browser.
const catalogues: Partial<Record<ChoiceField, Readonly<Record<string, string>>>> = {
  role: enShell.roles,
  device: enDetail.deviceTypes,
  network: enDetail.networks,
  reason: enSessions.sessions.reasons,
  ending: words.ending,
  duration: { ...words.durations, '': words.notOver },
  review: enReviews.reviews.filter,
  map: words.mapParts,
}

/** Names of the people whose ids stand in the address. */
export type UserNames = Readonly<Record<string, string>>

function hourName(value: string): string {
  const [day, hour = ''] = value.split('-')
  return words.hourOf(words.weekdays[Number(day) - 1] ?? '', hour)
}

function partName(value: string): string {
  const middle = middleOf(value)
  return middle === null ? value : words.nearPoint(middle.lat, middle.lon)
}

/** A field's value as people say it, moments as a clock in the zone shows them. */
export function valueName(field: ChoiceField, value: string, names: UserNames, zone = 'UTC'): string {
  if (value === '') return catalogues[field]?.[''] ?? enShell.unknown
  if (field === 'user') return names[value] ?? value
  if (field === 'country') return countryName(value) ?? value
  if (field === 'asn') return words.asNumber(value)
  if (field === 'hour') return hourName(value)
  if (field === 'at') return longStamp(value, zone)
  return catalogues[field]?.[value] ?? (field === 'map' ? partName(value) : value)
}
