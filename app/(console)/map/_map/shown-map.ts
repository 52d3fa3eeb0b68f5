import type { UserContext } from '@/lib/access/context'
import { type MapQuestion, mapSessions } from '@/lib/analytics/map-sessions'
import type { MapMarker, MapView } from '@/lib/analytics/map-view'
import { sessionsPinned } from '@/lib/analytics/sessions-at'
import { enMap } from '@/lib/i18n/en-map'
import { countryName } from '@/lib/origin/country-name'
import { type PinWords, pinWords } from './pin-words'

/** A marker in the words of the page: what its place is called, and its session where it is one. */
export type ShownMarker = Omit<MapMarker, 'city' | 'country'> & { readonly place: string; readonly session: PinWords | null }

type ShownCountry = MapView['countries'][number] & { readonly name: string }

/** What the map shows, as of a moment of the database's clock in milliseconds. */
export type ShownMap = Omit<MapView, 'markers' | 'countries'> & {
  readonly markers: readonly ShownMarker[]
  readonly countries: readonly ShownCountry[]
  readonly at: number
}

/** Sessions alone that are told at once; what is more is told when it is opened. */
const MOST_ALONE = 300
const words = enMap.map

/** Eleven metres: nobody knows better, and figures of sixteen digits would be most of the answer. */
const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4

/** "Berlin, Germany"; of sessions in several places "around" the one where most are. */
function placeOf(city: string | null, country: string | null, [south, west, north, east]: MapMarker['bounds']): string {
  const place = [city, countryName(country)].filter(Boolean).join(', ') || words.unnamed
  return south === north && west === east ? place : words.around(place)
}

/** What is seen of the sessions that match, ready to be shown. */
export async function shownMap(ctx: UserContext, question: MapQuestion, zone: string): Promise<ShownMap> {
  const view = await mapSessions(ctx, question)
  const alone = view.markers.flatMap(({ one }) => one ?? []).slice(0, MOST_ALONE)
  const clock = { now: ctx.now.getTime(), zone }
  const told = new Map((await sessionsPinned(ctx, alone)).map((pinned) => [pinned.row.id, pinWords(ctx, pinned, clock)]))
  const markers = view.markers.map(({ city, country, ...marker }) => {
    const bounds = marker.bounds.map(rounded) as unknown as MapMarker['bounds']
    const at = { lat: rounded(marker.lat), lon: rounded(marker.lon), bounds }
    return { ...marker, ...at, place: placeOf(city, country, bounds), session: told.get(marker.one ?? '') ?? null }
  })
  const countries = view.countries.map((one) => ({ ...one, name: countryName(one.country) ?? one.country }))
  return { ...view, markers, countries, at: clock.now }
}
