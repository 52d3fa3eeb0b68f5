import type { ByTone } from '@/lib/analytics/map-view'
import { enMap } from '@/lib/i18n/en-map'
import { countryName } from '@/lib/origin/country-name'
import type { PinWords } from './pin-words'
import type { ShownMarker } from './shown-map'
import { tones } from './tones'

const words = enMap.map

/** Whether all of a marker are at one and the same point. */
const isSpot = ({ bounds: [south, west, north, east] }: Pick<ShownMarker, 'bounds'>): boolean => south === north && west === east

/** "Berlin, Germany"; of sessions in several places "around" the one where most are. */
export function placeOf(marker: Pick<ShownMarker, 'city' | 'country' | 'bounds'>): string {
  const place = [marker.city, countryName(marker.country)].filter(Boolean).join(', ') || words.unnamed
  return isSpot(marker) ? place : words.around(place)
}

/** "3 active, 1 killed". */
export const partsOf = (by: ByTone): string =>
  by.flatMap((n, at) => (n === 0 ? [] : [words.toneCount(n, words.tones[tones[at] ?? 'ended'])])).join(', ')

export const pinName = ({ user, place, tone }: PinWords): string => words.pin(user, place, words.tones[tone])

/** What a sign says, and the line of the list beside it. */
export const markerName = (marker: ShownMarker): string =>
  marker.session === null ? words.marker(marker.count, placeOf(marker), partsOf(marker.by)) : pinName(marker.session)

/** By what a marker's sign is known on the map. */
export const markerKey = ({ session, one, lat, lon, count, by }: ShownMarker): string =>
  session !== null ? pinKey(session) : (one ?? `${lat} ${lon} ${count} ${by.join()}`)

export const pinKey = ({ id, tone }: PinWords): string => `${id} ${tone}`
