import type { Map as LeafletMap, Marker, Point } from 'leaflet'
import { markerOf, type Sign } from './sign-marker'
import styles from './stage.module.css'

type Placed = { readonly sign: Sign; readonly marker: Marker; readonly button: HTMLButtonElement }

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
/** What is led to by the keyboard is not left at the map's very edge. */
const EDGE = 40

/**
 * Signs that can be pressed, in the order of the list beside the map. Together they are one stop of the Tab key; arrow keys lead from one to the next. What
 * stays the same from one answer to the next stays where it is, with its focus.
 */
export class SignsLayer {
  private placed: readonly Placed[] = []

  constructor(
    private readonly map: LeafletMap,
    private readonly onPress: (key: string) => void,
  ) {
    map.getContainer().addEventListener('keydown', (event) => this.walk(event))
  }

  show(signs: readonly Sign[]): void {
    const known = new Map(this.placed.map((one) => [one.sign.key, one]))
    const focused = this.placed.find(({ button }) => button === document.activeElement)
    const next = signs.map((sign) => {
      const same = known.get(sign.key)
      if (same === undefined || same.sign.lat !== sign.lat || same.sign.lon !== sign.lon) return this.place(sign)
      known.delete(sign.key)
      return same
    })
    for (const { marker } of known.values()) marker.remove()
    this.placed = next
    this.putInOrder(focused)
  }

  /** Where they stand, as points of the map's container. */
  points(): readonly Point[] {
    return this.placed.map(({ marker }) => this.map.latLngToContainerPoint(marker.getLatLng()))
  }

  /** The sign of a key, for the focus. */
  button(key: string): HTMLButtonElement | null {
    return this.placed.find(({ sign }) => sign.key === key)?.button ?? null
  }

  /** Shows which one is meant by what the list's pointer or focus is on; null for none. */
  point(key: string | null): void {
    for (const { sign, button, marker } of this.placed) {
      button.toggleAttribute('data-pointed', sign.key === key)
      marker.setZIndexOffset(sign.key === key ? 1_000 : 0)
    }
  }

  fade(on: boolean): void {
    for (const { button } of this.placed) button.classList.toggle(styles.faded ?? '', on)
  }

  private place(sign: Sign): Placed {
    const made = markerOf(sign, () => this.onPress(sign.key))
    made.marker.addTo(this.map)
    return { sign, ...made }
  }

  /** The order of the elements is that in which they are read. */
  private putInOrder(focused: Placed | undefined): void {
    for (const { marker } of this.placed) {
      const element = marker.getElement()
      element?.parentElement?.append(element)
    }
    const again = focused && (this.placed.find(({ sign }) => sign.key === focused.sign.key) ?? this.nearest(focused))
    this.stopAt((again ?? this.placed.find((one) => this.isSeen(one)) ?? this.placed[0])?.button)
    if (again !== undefined) again.button.focus({ preventScroll: true })
    else if (focused !== undefined) this.map.getContainer().focus({ preventScroll: true })
  }

  /** Who stood on a sign that is gone stands on what is there now. */
  private nearest({ sign }: Placed): Placed | undefined {
    const away = (one: Placed) => Math.hypot(one.sign.lat - sign.lat, one.sign.lon - sign.lon)
    return [...this.placed].sort((a, b) => away(a) - away(b))[0]
  }

  /** After a move: what Tab leads to is among what is seen. */
  settle(): void {
    const stop = this.placed.find(({ button }) => button.tabIndex === 0)
    if (stop === undefined || !this.isSeen(stop)) this.stopAt((this.placed.find((one) => this.isSeen(one)) ?? this.placed[0])?.button)
  }

  private isSeen({ marker }: Placed): boolean {
    return this.map.getBounds().contains(marker.getLatLng())
  }

  private stopAt(button: HTMLButtonElement | undefined): void {
    for (const one of this.placed) one.button.tabIndex = one.button === button ? 0 : -1
  }

  private walk(event: KeyboardEvent): void {
    if (!this.placed.some(({ button }) => button === event.target) || event.altKey || event.ctrlKey || event.metaKey) return
    const seen = this.placed.filter((one) => one.button === event.target || this.isSeen(one))
    const at = seen.findIndex(({ button }) => button === event.target)
    const many = seen.length
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? many - 1 : (at + (steps[event.key] ?? 0) + many) % many
    if (to === at) return
    event.preventDefault()
    event.stopPropagation()
    const next = seen[to]
    if (next === undefined) return
    this.stopAt(next.button)
    next.button.focus({ preventScroll: true })
    this.map.panInside([next.sign.lat, next.sign.lon], { padding: [EDGE, EDGE] })
  }
}
