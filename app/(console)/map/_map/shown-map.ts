import type { UserContext } from '@/lib/access/context'
import { type MapQuestion, mapSessions } from '@/lib/analytics/map-sessions'
import type { MapMarker, MapView } from '@/lib/analytics/map-view'
import { sessionsPinned } from '@/lib/analytics/sessions-at'
import { type PinWords, pinWords } from './pin-words'

/** A marker in the words of the page: with its session where it is one. */
export type ShownMarker = MapMarker & { readonly session: PinWords | null }

/** What the map shows, as of a moment of the database's clock in milliseconds. */
export type ShownMap = Omit<MapView, 'markers'> & { readonly markers: readonly ShownMarker[]; readonly at: number }

/** Sessions alone that are told at once; what is more is told when it is opened. */
const MOST_ALONE = 300

/** Eleven metres: nobody knows better, and figures of sixteen digits would be most of the answer. */
const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4

/** What is seen of the sessions that match, ready to be shown. */
export async function shownMap(ctx: UserContext, question: MapQuestion, zone: string): Promise<ShownMap> {
  const view = await mapSessions(ctx, question)
  const alone = view.markers.flatMap(({ one }) => one ?? []).slice(0, MOST_ALONE)
  const now = ctx.now.getTime()
  const words = new Map((await sessionsPinned(ctx, alone)).map((pinned) => [pinned.row.id, pinWords(pinned, { now, zone })]))
  const markers = view.markers.map((marker) => ({
    ...marker,
    ...{ lat: rounded(marker.lat), lon: rounded(marker.lon) },
    bounds: marker.bounds.map(rounded) as unknown as MapMarker['bounds'],
    session: words.get(marker.one ?? '') ?? null,
  }))
  return { ...view, markers, at: now }
}
