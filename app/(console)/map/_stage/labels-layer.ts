import { DivIcon, LayerGroup, type Map as LeafletMap, Marker } from 'leaflet'
import type { CountryNames } from '@/app/(console)/map/_map/country-names'
import { near } from '@/lib/analytics/map-box'
import styles from './stage.module.css'

/** As in `public/outlines/labels.json`: what is greater comes first. */
type Country = readonly [code: string, lat: number, lon: number, widthDegrees: number]
type City = readonly [name: string, lat: number, lon: number, country: string, thousands: number]
export type Labels = { readonly countries: readonly Country[]; readonly cities: readonly City[] }

type Label = { readonly text: string; readonly lat: number; readonly lon: number; readonly kind: 'country' | 'city' }

/** How many thousands of people a city has to have to be named at a zoom. */
const leastOf = (zoom: number): number => [Infinity, Infinity, Infinity, Infinity, 4_000, 1_500, 600, 300, 150][zoom] ?? 0
const COUNTRIES_FROM = 2
const COUNTRIES_TO = 7
const MOST = 70
const LETTER = 6.6
const LINE = 15
/** From a city to its name, and from a sign on the city. */
const GAP = 6

/** Where a sign stands, in pixels of the map's container, and how far it reaches each way. */
export type Spot = { readonly x: number; readonly y: number; readonly half: number }

function* candidates({ countries, cities }: Labels, names: CountryNames, zoom: number): Generator<Label> {
  if (zoom >= COUNTRIES_FROM && zoom <= COUNTRIES_TO)
    for (const [code, lat, lon, width] of countries) {
      const text = names[code] ?? ''
      if (text !== '' && (width / 360) * 256 * 2 ** zoom > text.length * LETTER) yield { text, lat, lon, kind: 'country' }
    }
  for (const [text, lat, lon, , thousands] of cities) if (thousands >= leastOf(zoom)) yield { text, lat, lon, kind: 'city' }
}

const icon = ({ text, kind }: Label, aside: number | null) => {
  const word = document.createElement('span')
  word.textContent = text
  if (aside !== null) word.style.left = `${aside}px`
  const className = [styles.label, styles[kind], aside === null ? '' : styles.aside].join(' ')
  return new DivIcon({ html: word, className, iconSize: [0, 0] })
}

/** Names of countries and cities, as many as do not run into one another, for the eye alone: the list beside the map names what matters. */
export class LabelsLayer {
  private readonly group = new LayerGroup()
  private labels: Labels | null = null

  constructor(
    private readonly map: LeafletMap,
    private readonly names: CountryNames,
  ) {
    map.createPane('labels').setAttribute('aria-hidden', 'true')
    this.group.addTo(map)
  }

  show(labels: Labels): void {
    this.labels = labels
  }

  /** Chooses anew what is named, for what is seen now: not where signs stand. */
  place(signs: readonly Spot[]): void {
    this.group.clearLayers()
    if (this.labels === null) return
    const middle = this.map.getCenter().lng
    const size = this.map.getSize()
    const taken: Box[] = signs.map(({ x, y, half }) => [x - half, y - half, x + half, y + half])
    let named = 0
    for (const label of candidates(this.labels, this.names, Math.round(this.map.getZoom()))) {
      if (named >= MOST) return
      const at = { lat: label.lat, lng: near(label.lon, middle) }
      const { x, y } = this.map.latLngToContainerPoint(at)
      if (x < 0 || y < 0 || x > size.x || y > size.y) continue
      const { from, to, aside } = wayOf(label, { x, y }, signs)
      const box: Box = [x + from, y - LINE / 2, x + to, y + LINE / 2]
      if (!taken.every((other) => isApart(box, other))) continue
      taken.push(box)
      named += 1
      this.group.addLayer(new Marker(at, { icon: icon(label, aside), pane: 'labels', interactive: false, keyboard: false }))
    }
  }
}

type Box = readonly [left: number, top: number, right: number, bottom: number]
type Way = { readonly from: number; readonly to: number; readonly aside: number | null }

const isApart = (one: Box, other: Box): boolean => one[0] >= other[2] || one[2] <= other[0] || one[1] >= other[3] || one[3] <= other[1]

/** Where a name stands: a country's on its point, a city's to the right of it, or of the sign that stands on the city. */
function wayOf({ text, kind }: Label, at: Pick<Spot, 'x' | 'y'>, signs: readonly Spot[]): Way {
  const width = text.length * LETTER
  if (kind === 'country') return { from: -width / 2, to: width / 2, aside: null }
  const sign = signs.find(({ x, y, half }) => Math.hypot(x - at.x, y - at.y) < half)
  if (sign === undefined) return { from: -4, to: width + GAP + 2, aside: null }
  const aside = sign.x + sign.half + GAP - at.x
  return { from: aside, to: aside + width + 2, aside }
}
