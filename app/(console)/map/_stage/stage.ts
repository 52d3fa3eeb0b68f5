import { Circle, Control, Map as LeafletMap, TileLayer } from 'leaflet'
import 'leaflet/dist/leaflet.css'
import type { MapTiles } from '@/app/(console)/map/_map/map-tiles'
import type { PinWords } from '@/app/(console)/map/_map/pin-words'
import type { ShownMarker } from '@/app/(console)/map/_map/shown-map'
import { MOST_LATITUDE, near, projected } from '@/lib/analytics/map-box'
import type { Bounds, MapView } from '@/lib/analytics/map-view'
import type { GeoBox } from '@/lib/db/geo-box'
import { enMap } from '@/lib/i18n/en-map'
import { coloursOf, onTheme } from './colours'
import { type Fan, FanLayer } from './fan-layer'
import { LabelsLayer } from './labels-layer'
import { loadLabels, loadOutlines, type Outline } from './outlines'
import { countryAt, OutlinesLayer } from './outlines-layer'
import { MOST_ZOOM } from './reach'
import { shadesOf } from './shades'
import { signOfMarker } from './sign-marker'
import { SignsLayer } from './signs-layer'
import styles from './stage.module.css'

/** What is seen of the earth. */
export type Seen = { readonly box: GeoBox; readonly zoom: number }

export type StageEvents = {
  /** By hand, by keyboard, or by `fit`: something else is seen. */
  readonly onSeen: (seen: Seen) => void
  /** A sign was pressed: that of a marker, or of a session in a fan. */
  readonly onPress: (key: string) => void
  readonly onCountry: (code: string) => void
}

export type Stage = {
  show(markers: readonly ShownMarker[], nameOf: (marker: ShownMarker) => string): void
  fan(fan: Fan | null): void
  /** Where a chosen session may be: a circle, or its country. */
  estimate(pin: PinWords | null): void
  shade(countries: MapView['countries'] | null): void
  point(key: string | null): void
  focus(key: string | null): void
  fit(bounds: Bounds): void
  world(): void
  remove(): void
}

const FINE_FROM = 4
/** A narrow map shows the world smaller. */
const WIDE = 560

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Draws the map of sessions into an element, by Leaflet. Everything on it comes from our own origin, but for tiles that the installation asks for. */
export function openStage(host: HTMLElement, tiles: MapTiles | null, events: StageEvents): Stage {
  const least = host.clientWidth > WIDE ? 2 : 1
  const moving = !calm()
  const map = new LeafletMap(host, {
    ...{ center: [24, 8], zoom: least, minZoom: least, maxZoom: MOST_ZOOM, worldCopyJump: true },
    ...{
      attributionControl: false,
      zoomControl: false,
      zoomAnimation: moving,
      fadeAnimation: moving,
      markerZoomAnimation: moving,
      inertia: moving,
    },
    maxBounds: [
      [-MOST_LATITUDE, -Infinity],
      [MOST_LATITUDE, Infinity],
    ],
    maxBoundsViscosity: 1,
  })
  new Control.Zoom({ position: 'topright', zoomInTitle: enMap.map.zoomIn, zoomOutTitle: enMap.map.zoomOut }).addTo(map)
  const outlines = new OutlinesLayer()
  if (tiles === null) outlines.addTo(map)
  else new TileLayer(tiles.url, { maxZoom: MOST_ZOOM, className: styles.tiles ?? '' }).addTo(map)
  const labels = new LabelsLayer(map)
  const signs = new SignsLayer(map, events.onPress)
  const fans = new FanLayer(map)
  const fanSigns = new SignsLayer(map, events.onPress)

  let [coarse, fine]: [readonly Outline[], readonly Outline[] | null] = [[], null]
  let [shades, chosen]: [ReturnType<typeof shadesOf>, string | null] = [shadesOf([]), null]
  let fan: Fan | null = null
  let circle: Circle | null = null
  let over = false

  const current = () => (map.getZoom() >= FINE_FROM ? (fine ?? coarse) : coarse)
  const draw = () => over || outlines.show({ outlines: current(), colours: coloursOf(host), shades, chosen })
  const tell = () => {
    const bounds = map.getBounds()
    const [south, north] = [Math.max(bounds.getSouth(), -MOST_LATITUDE), Math.min(bounds.getNorth(), MOST_LATITUDE)]
    events.onSeen({ box: { south, north, west: bounds.getWest(), east: bounds.getEast() }, zoom: map.getZoom() })
  }
  const refine = async () => {
    if (tiles !== null || fine !== null || map.getZoom() < FINE_FROM) return
    fine = coarse
    fine = await loadOutlines('fine').catch(() => null)
    draw()
  }
  const name = () => over || labels.place([...signs.points(), ...fanSigns.points()])
  const deaf = onTheme(draw)
  const resized = new ResizeObserver(() => map.invalidateSize({ animate: false }))
  resized.observe(host)
  map.on('zoomend', () => {
    draw()
    void refine()
    fanSigns.show(fans.show(fan))
  })
  map.on('moveend', () => {
    name()
    signs.settle()
    tell()
  })
  map.on('click', ({ latlng }) => {
    const code = shades.size === 0 ? null : countryAt(current(), projected(latlng.lat, latlng.lng) as [number, number])
    if (code !== null) events.onCountry(code)
  })
  void loadOutlines('coarse').then(
    (loaded) => {
      coarse = loaded
      draw()
    },
    () => {},
  )
  if (tiles === null)
    void loadLabels().then(
      (loaded) => {
        labels.show(loaded)
        name()
      },
      () => {},
    )
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
    estimate(pin) {
      circle?.remove()
      circle = null
      chosen = pin !== null && pin.km === null ? pin.country : null
      if (pin?.at && pin.km !== null) {
        const [lat, lon] = pin.at
        circle = new Circle([lat, near(lon, map.getCenter().lng)], {
          radius: pin.km * 1_000,
          className: styles.estimate ?? '',
          interactive: false,
        })
        circle.addTo(map)
      }
      draw()
    },
    shade(countries) {
      shades = shadesOf(countries ?? [])
      host.classList.toggle(styles.shaded ?? '', shades.size > 0)
      draw()
    },
    point: (key) => signs.point(key),
    focus: (key) => ((key === null ? null : (fanSigns.button(key) ?? signs.button(key))) ?? host).focus({ preventScroll: true }),
    fit: ([south, west, north, east]) =>
      void map.fitBounds(
        [
          [south, west],
          [north, east],
        ],
        { padding: [48, 48], animate: !calm() },
      ),
    world: () => void map.setView([24, 8], least, { animate: !calm() }),
    remove() {
      over = true
      deaf()
      resized.disconnect()
      map.remove()
    },
  }
}
