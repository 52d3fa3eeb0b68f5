import type { Map as LeafletMap } from 'leaflet'
import type { Placed } from './sign-marker'

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
/** What is led to by the keyboard is not left at the map's very edge. */
const EDGE = 40

/** The keyboard's way through signs: together they are one stop of the Tab key; arrow keys lead from one to the next. */
export class SignWalk {
  constructor(
    private readonly map: LeafletMap,
    private readonly all: () => readonly Placed[],
  ) {
    map.getContainer().addEventListener('keydown', (event) => this.walk(event))
  }

  /** Signs were told anew: whoever stood on one stands on it still, or on what is there now. */
  goOnFrom(focused: Placed | undefined): void {
    const stop = this.all().find(({ button }) => button.tabIndex === 0)
    if (focused === undefined) {
      this.stopAt((stop ?? this.firstSeen())?.button)
      return
    }
    const again = this.all().find(({ button }) => button === focused.button) ?? this.nearest(focused)
    this.stopAt((again ?? this.firstSeen())?.button)
    const next = again?.button ?? this.map.getContainer()
    if (next !== document.activeElement) next.focus({ preventScroll: true })
  }

  /** After a move: what Tab leads to is among what is seen. */
  settle(): void {
    const stop = this.all().find(({ button }) => button.tabIndex === 0)
    if (stop === undefined || !this.isSeen(stop)) this.stopAt(this.firstSeen()?.button)
  }

  private firstSeen(): Placed | undefined {
    return this.all().find((one) => this.isSeen(one)) ?? this.all()[0]
  }

  private nearest({ sign }: Placed): Placed | undefined {
    const away = (one: Placed) => Math.hypot(one.sign.lat - sign.lat, one.sign.lon - sign.lon)
    return [...this.all()].sort((one, other) => away(one) - away(other))[0]
  }

  private isSeen({ marker }: Placed): boolean {
    return this.map.getBounds().contains(marker.getLatLng())
  }

  private stopAt(button: HTMLButtonElement | undefined): void {
    for (const one of this.all()) one.button.tabIndex = one.button === button ? 0 : -1
  }

  private walk(event: KeyboardEvent): void {
    if (!this.all().some(({ button }) => button === event.target) || event.altKey || event.ctrlKey || event.metaKey) return
    const seen = this.all().filter((one) => one.button === event.target || this.isSeen(one))
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
