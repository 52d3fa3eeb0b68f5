import type { Role } from '@/lib/access/roles'
import { enDetail } from '@/lib/i18n/en-detail'
import { enFilters } from '@/lib/i18n/en-filters'
import { enReviews } from '@/lib/i18n/en-reviews'
import { enSessions } from '@/lib/i18n/en-sessions'
import { enShell } from '@/lib/i18n/en-shell'
import { among, type ListField, words } from '@/lib/lists/list-field'
import { normalBlock } from '@/lib/origin/address-block'
import { countryOf } from '@/lib/origin/country-codes'
import { normalMoment } from '@/lib/time/moment-text'
import type { ChoiceField } from './choice-fields'
import { mapPartOf } from './map-part'
import type { EndReason } from './schema'

const mapKinds = among(enFilters.filters.mapParts)

const hours = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => Array.from({ length: 24 }, (_, hour) => `${day}-${hour}`))

/** One declaration a field, for the address, the chips, the form and the menu of a cell alike. */
export const fieldOf: Readonly<Record<ChoiceField, ListField>> = {
  user: words(320, false),
  role: among<Role>(enShell.roles),
  device: among(enDetail.deviceTypes),
  browser: words(80, true),
  os: words(80, true),
  country: { normal: countryOf, unknown: true },
  city: words(160, true),
  reason: among<EndReason>(enSessions.sessions.reasons),
  network: among(enDetail.networks),
  review: among(enReviews.reviews.filter),
  map: { ...mapKinds, normal: (text) => mapKinds.normal(text) ?? (mapPartOf(text.trim()) === null ? null : text.trim()) },
  ip: { normal: normalBlock, unknown: false },
  vendor: words(80, true),
  model: words(120, true),
  browserVersion: words(40, true),
  osVersion: words(40, true),
  region: words(160, true),
  asn: { normal: (text) => /^(?:AS)?([1-9]\d{0,9})$/i.exec(text.trim())?.[1] ?? null, unknown: true },
  duration: { ...among(enFilters.filters.durations), unknown: true, lacking: enFilters.filters.notOver },
  release: words(121, true),
  older: { normal: (text) => (/^\S.{0,78}\s\d{1,4}$/.test(text.trim()) ? text.trim().replace(/\s+/g, ' ') : null), unknown: false },
  ending: among(enFilters.filters.ending),
  at: { normal: normalMoment, unknown: false },
  hour: { values: hours, normal: (text) => hours.find((hour) => hour === text.trim()) ?? null, unknown: false },
}
