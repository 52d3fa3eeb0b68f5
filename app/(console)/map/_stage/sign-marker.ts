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
  readonly look: () => readonly (SVGElement | string)[]
}

const PIN = 24

export function signOfPin(pin: PinWords, name: string, [lat, lon]: readonly [number, number]): Sign {
  return { key: pinKey(pin), lat, lon, name, size: PIN, look: () => [pinPicture(pin.tone, PIN)] }
}

export function signOfMarker(marker: ShownMarker, name: string): Sign {
  const { count, by, lat, lon, session } = marker
  if (session !== null) return signOfPin(session, name, [lat, lon])
  const size = clusterSize(count)
  return { key: markerKey(marker), lat, lon, name, size, look: () => [clusterPicture(by, size), enMap.map.number(count)] }
}

/** A Leaflet marker around a real button: the keyboard and screen readers know it. */
export function markerOf(sign: Sign, onPress: () => void): { readonly marker: Marker; readonly button: HTMLButtonElement } {
  const button = document.createElement('button')
  button.type = 'button'
  button.tabIndex = -1
  button.className = styles.sign ?? ''
  button.setAttribute('aria-label', sign.name)
  button.title = sign.name
  const [picture, count] = sign.look()
  if (picture !== undefined) button.append(picture)
  if (count !== undefined) button.append(count)
  const icon = new DivIcon({ html: button, className: styles.marker ?? '', iconSize: [sign.size, sign.size] })
  const marker = new Marker([sign.lat, sign.lon], { icon, keyboard: false, riseOnHover: true })
  marker.on('click', onPress)
  return { marker, button }
}
