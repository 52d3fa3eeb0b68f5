import { Circle, type LatLngBounds } from 'leaflet'
import 'leaflet/dist/leaflet.css'
import type { CountryNames } from '@/app/(console)/map/_map/country-names'
import type { MapTiles } from '@/app/(console)/map/_map/map-tiles'
import { pinKey } from '@/app/(console)/map/_map/names'
import type { PinWords } from '@/app/(console)/map/_map/pin-words'
import type { ShownMap, ShownMarker } from '@/app/(console)/map/_map/shown-map'
import type { GeoBox } from '@/lib/analytics/geo-box'
import { MOST_LATITUDE, near } from '@/lib/analytics/map-box'
import type { Bounds } from '@/lib/analytics/map-view'
import { type Fan, FanLayer } from './fan-layer'
import { Ground } from './ground'
import { wholeZoom } from './reach'
import { signOfMarker } from './sign-marker'
import { SignsLayer } from './signs-layer'
import styles from './stage.module.css'
import { openView, showWorld } from './view'

/** What is seen of the earth, and the whole zoom that its signs are put together for. */
export type Seen = { readonly box: GeoBox; readonly zoom: number }

export type StageEvents = {
  /** By hand, by keyboard, or by `fit`: something else is seen. */
  readonly onSeen: (seen: Seen) => void
  /** A sign was pressed: that of a marker, or of a session in a fan. */
  readonly onPress: (key: string) => void
  readonly onCountry: (code: string) => void
  /** Outlines or names could not be loaded, or are there now. */
  readonly onGround: (lost: boolean) => void
}

export type Stage = {
  show(markers: readonly ShownMarker[], nameOf: (marker: ShownMarker) => string): void
  fan(fan: Fan | null): void
  /** Marks a chosen session, and shows where it may be: a circle, or its country. */
  choose(pin: PinWords | null): void
  /** Comes nearer to where the chosen session may be. */
  nearer(): void
  shade(countries: ShownMap['countries']): void
  point(key: string | null): void
  focus(key: string | null): void
  fit(bounds: Bounds): void
  /** Moves to a place without going nearer; null is the whole world. */
  goTo(place: { readonly lat: number; readonly lon: number } | null): void
  /** Loads what could not be loaded. */
  again(): void
  remove(): void
}

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** What a map is made with: pictures from elsewhere, if any, what countries are called, and whether it is a part of another page. */
export type Scene = { readonly tiles: MapTiles | null; readonly names: CountryNames; readonly part: boolean }

/** Draws the map of sessions into an element, by Leaflet. Everything on it comes from our own origin, but for tiles that the installation asks for. */
export function openStage(host: HTMLElement, { tiles, names, part }: Scene, events: StageEvents): Stage {
  const { map, close } = openView(host, { calm: calm(), whole: tiles !== null, part })
  const ground = new Ground(map, { tiles, names, onLost: events.onGround })
  const signs = new SignsLayer(map, events.onPress, calm)
  const fans = new FanLayer(map)
  const fanSigns = new SignsLayer(map, events.onPress, calm)
  let fan: Fan | null = null
  let circle: Circle | null = null

  const tell = () => {
    const bounds = map.getBounds()
    const [south, north] = [Math.max(bounds.getSouth(), -MOST_LATITUDE), Math.min(bounds.getNorth(), MOST_LATITUDE)]
    events.onSeen({ box: { south, north, west: bounds.getWest(), east: bounds.getEast() }, zoom: wholeZoom(map.getZoom()) })
  }
  const name = () => ground.name(() => [...signs.spots(), ...fanSigns.spots()])
  map.on('zoomend', () => fanSigns.show(fans.show(fan)))
  map.on('moveend', () => {
    name()
    signs.settle()
    tell()
  })
  map.on('click', ({ latlng }) => {
    const code = ground.countryAt(latlng.lat, latlng.lng)
    if (code !== null) events.onCountry(code)
  })
  tell()

  return {
    show(markers, nameOf) {
      signs.show(markers.map((marker) => signOfMarker(marker, nameOf(marker))))
      name()
    },
    fan(next) {
      fan = next
      signs.fade(next !== null)
      fanSigns.show(fans.show(next))
      name()
    },
    choose(pin) {
      circle?.remove()
      circle = null
      for (const layer of [signs, fanSigns]) layer.choose(pin && pinKey(pin))
      if (pin?.at && pin.km !== null) {
        const at = [pin.at[0], near(pin.at[1], map.getCenter().lng)] as const
        circle = new Circle([...at], { radius: pin.km * 1_000, className: styles.estimate ?? '', interactive: false })
        circle.addTo(map)
      }
      ground.choose(pin?.country ?? null)
    },
    nearer() {
      const bounds: LatLngBounds | null = circle?.getBounds() ?? ground.chosenBounds()
      if (bounds !== null) map.fitBounds(bounds, { padding: [48, 48], animate: !calm() })
    },
    shade: (countries) => ground.shade(countries),
    point(key) {
      for (const layer of [signs, fanSigns]) layer.point(key)
    },
    focus: (key) => ((key === null ? null : (fanSigns.button(key) ?? signs.button(key))) ?? host).focus({ preventScroll: true }),
    fit: ([south, west, north, east]) =>
      void map.fitBounds(
        [
          [south, west],
          [north, east],
        ],
        { padding: [48, 48], animate: !calm() },
      ),
    goTo: (place) =>
      place === null ? showWorld(map, !calm()) : void map.setView([place.lat, place.lon], map.getZoom(), { animate: !calm() }),
    again: () => ground.load(),
    remove() {
      ground.remove()
      close()
    },
  }
}
