import { DivIcon, Marker } from 'leaflet'
import { markerKey, pinKey } from '@/app/(console)/map/_map/names'
import type { PinWords } from '@/app/(console)/map/_map/pin-words'
import type { ShownMarker } from '@/app/(console)/map/_map/shown-map'
import { enMap } from '@/lib/i18n/en-map'
import { clusterPicture, clusterSize, pinPicture } from './sign'
import styles from './stage.module.css'

/** A sign on the map that can be pressed, and by what it is known from one answer to the next. */
export type Sign = {
  readonly key: string
  readonly lat: number
  readonly lon: number
  readonly name: string
  readonly size: number
  /** It is one session and not several. */
  readonly isOne: boolean
  /** What it looks like, in one word: signs that look alike are drawn once. */
  readonly looks: string
  readonly look: () => readonly (SVGElement | string)[]
}

const PIN = 24

export function signOfPin(pin: PinWords, name: string, [lat, lon]: readonly [number, number]): Sign {
  return { key: pinKey(pin), lat, lon, name, size: PIN, isOne: true, looks: pin.tone, look: () => [pinPicture(pin.tone, PIN)] }
}

export function signOfMarker(marker: ShownMarker, name: string): Sign {
  const { count, by, lat, lon, session } = marker
  if (session !== null) return signOfPin(session, name, [lat, lon])
  const size = clusterSize(count)
  const look = () => [clusterPicture(by, size), enMap.map.number(count)]
  return { key: markerKey(marker), lat, lon, name, size, isOne: marker.one !== null, looks: by.join(), look }
}

/** Brings a sign's button and its place on the map to what is told of it now. The elements stay, and with them the focus. */
function alter({ marker, button }: Pick<Placed, 'marker' | 'button'>, sign: Sign, was: Sign | null): void {
  if (was?.name !== sign.name) {
    button.setAttribute('aria-label', sign.name)
    button.title = sign.name
  }
  if (was?.looks !== sign.looks || was.size !== sign.size) button.replaceChildren(...sign.look())
  const element = marker.getElement()
  if (was === null || element === undefined) return
  if (was.size !== sign.size) {
    // As Leaflet itself lays out an icon: by its size, and from its middle.
    for (const side of ['width', 'height'] as const) element.style[side] = `${sign.size}px`
    for (const side of ['marginLeft', 'marginTop'] as const) element.style[side] = `${-sign.size / 2}px`
  }
  if (was.lat !== sign.lat || was.lon !== sign.lon) marker.setLatLng([sign.lat, sign.lon])
}

/** A sign that stands on the map. */
export type Placed = { readonly sign: Sign; readonly marker: Marker; readonly button: HTMLButtonElement }

/** A Leaflet marker around a real button: the keyboard and screen readers know it. */
export function placedSign(sign: Sign, onPress: () => void): Placed {
  const button = document.createElement('button')
  button.type = 'button'
  button.tabIndex = -1
  button.className = styles.sign ?? ''
  const icon = new DivIcon({ html: button, className: styles.marker ?? '', iconSize: [sign.size, sign.size] })
  const marker = new Marker([sign.lat, sign.lon], { icon, keyboard: false, riseOnHover: true })
  marker.on('click', onPress)
  alter({ marker, button }, sign, null)
  return { sign, marker, button }
}

/** The same elements for what is told of a sign now. */
export function altered(placed: Placed, sign: Sign): Placed {
  alter(placed, sign, placed.sign)
  return { ...placed, sign }
}
