import type { Map as LeafletMap, Point } from 'leaflet'
import type { Spot } from './labels-layer'
import { matched } from './matched'
import { altered, type Placed, placedSign, type Sign } from './sign-marker'
import { SignWalk } from './sign-walk'
import styles from './stage.module.css'
import { staying } from './staying'

/** As long as a sign takes to go, in milliseconds, and one that moves to where it is now. */
const GOING_MS = 180
const MOVING_MS = 260
/** A cluster that appears nearer than this to one that is gone is what became of it, in pixels. */
const NEAR = 40

/**
 * Signs that can be pressed, in the order of the list beside the map. What is told again stays where it is, is altered in place, and keeps its focus; only
 * what comes and goes is seen to.
 */
export class SignsLayer {
  private placed: readonly Placed[] = []
  private faded = false
  private chosen: string | null = null
  private readonly walk: SignWalk

  constructor(
    private readonly map: LeafletMap,
    private readonly onPress: (key: string) => void,
    private readonly isCalm: () => boolean,
  ) {
    this.walk = new SignWalk(map, () => this.placed)
  }

  show(signs: readonly Sign[]): void {
    const focused = this.placed.find(({ button }) => button === document.activeElement)
    const known = matched(
      this.placed.map((placed) => ({ ...placed.sign, placed })),
      signs,
      (was, is) => this.pixels(was).distanceTo(this.pixels(is)),
      NEAR,
    )
    const kept = new Set<Placed>()
    const next = signs.map((sign) => {
      const before = known.get(sign)?.placed
      if (before === undefined) return this.place(sign)
      kept.add(before)
      if (before.sign.lat !== sign.lat || before.sign.lon !== sign.lon) this.glide(before)
      return altered(before, sign)
    })
    for (const gone of this.placed) if (!kept.has(gone)) this.leave(gone)
    this.placed = next
    this.choose(this.chosen)
    this.putInOrder()
    this.walk.goOnFrom(focused)
  }

  /** Where they stand, in pixels of the map's container, and how far they reach. */
  spots(): readonly Spot[] {
    return this.placed.map(({ sign, marker }) => {
      const { x, y } = this.map.latLngToContainerPoint(marker.getLatLng())
      return { x, y, half: sign.size / 2 }
    })
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

  /** Marks the sign of the session that is told of beside the map; null for none. */
  choose(key: string | null): void {
    this.chosen = key
    for (const { sign, button } of this.placed)
      if (sign.key === key) button.setAttribute('aria-current', 'true')
      else button.removeAttribute('aria-current')
  }

  fade(on: boolean): void {
    this.faded = on
    for (const { button } of this.placed) button.classList.toggle(styles.faded ?? '', on)
  }

  /** After a move: what Tab leads to is among what is seen. */
  settle(): void {
    this.walk.settle()
  }

  private pixels({ lat, lon }: Pick<Sign, 'lat' | 'lon'>): Point {
    return this.map.latLngToLayerPoint([lat, lon])
  }

  private place(sign: Sign): Placed {
    // What is pressed is what the element means by then.
    const made: Placed = placedSign(sign, () => {
      const now = this.placed.find(({ button }) => button === made.button)
      if (now !== undefined) this.onPress(now.sign.key)
    })
    made.button.classList.add(styles.comes ?? '')
    made.button.classList.toggle(styles.faded ?? '', this.faded)
    made.button.addEventListener('animationend', () => made.button.classList.remove(styles.comes ?? ''), { once: true })
    made.marker.addTo(this.map)
    return made
  }

  private leave({ marker, button }: Placed): void {
    button.inert = true
    if (this.isCalm()) return void marker.remove()
    button.classList.add(styles.goes ?? '')
    setTimeout(() => marker.remove(), GOING_MS)
  }

  private glide({ marker }: Placed): void {
    const element = marker.getElement()
    if (element === undefined || this.isCalm()) return
    element.classList.add(styles.glides ?? '')
    setTimeout(() => element.classList.remove(styles.glides ?? ''), MOVING_MS)
  }

  /** The order of the elements is that in which they are read. */
  private putInOrder(): void {
    const elements = this.placed.flatMap(({ marker }) => marker.getElement() ?? [])
    const pane = elements[0]?.parentElement
    if (!pane) return
    const places = new Map(elements.map((element, at) => [element, at]))
    const stay = staying([...pane.children].flatMap((child) => places.get(child as HTMLElement) ?? []))
    const focused = document.activeElement
    for (const [at, element] of elements.entries())
      if (!stay.has(at)) {
        const after = elements[at - 1]
        if (after === undefined) pane.prepend(element)
        else after.after(element)
      }
    if (focused instanceof HTMLElement && pane.contains(focused)) focused.focus({ preventScroll: true })
  }
}
