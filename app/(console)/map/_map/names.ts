import type { ByTone } from '@/lib/analytics/map-view'
import { enMap } from '@/lib/i18n/en-map'
import type { PinWords } from './pin-words'
import type { ShownMarker } from './shown-map'
import { tones } from './tones'

const words = enMap.map

/** "3 active, 1 killed". */
export const partsOf = (by: ByTone): string =>
  by.flatMap((n, at) => (n === 0 ? [] : [words.toneCount(n, words.tones[tones[at] ?? 'ended'])])).join(', ')

export const pinName = ({ user, place, tone }: PinWords): string => words.pin(user, place, words.tones[tone])

/** What a sign says, and the line of the list beside it. */
export const markerName = (marker: ShownMarker): string =>
  marker.session === null ? words.marker(marker.count, marker.place, partsOf(marker.by)) : pinName(marker.session)

/** By what a marker's sign is known on the map from one answer to the next: its session, or the cell around which it was put together. */
export const markerKey = ({ one, part }: ShownMarker): string => one ?? part.slice(0, part.lastIndexOf('-'))

export const pinKey = ({ id }: PinWords): string => id
