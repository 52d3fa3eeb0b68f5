import { type LatLng, LayerGroup, type Map as LeafletMap, Polyline } from 'leaflet'
import type { PinWords } from '@/app/(console)/map/_map/pin-words'
import { fanPlaces } from './fan-places'
import { type Sign, signOfPin } from './sign-marker'
import styles from './stage.module.css'

/** Sessions at one point, and what the sign of each says. */
export type Fan = {
  readonly lat: number
  readonly lon: number
  readonly pins: readonly PinWords[]
  readonly nameOf: (pin: PinWords) => string
}

/** Legs begin beside the sign that is spread out. */
const BESIDE = 24

/** Spreads sessions that share a point, each on a leg, at the zoom that is shown. */
export class FanLayer {
  private readonly legs = new LayerGroup()

  constructor(private readonly map: LeafletMap) {
    this.legs.addTo(map)
  }

  /** Draws the legs and answers the signs at their ends; none without a fan. */
  show(fan: Fan | null): readonly Sign[] {
    this.legs.clearLayers()
    if (fan === null) return []
    const middle = this.map.latLngToLayerPoint([fan.lat, fan.lon])
    const places = fanPlaces(fan.pins.length)
    return fan.pins.flatMap((pin, at) => {
      const place = places[at]
      if (place === undefined) return []
      const end: LatLng = this.map.layerPointToLatLng(middle.add(place as [number, number]))
      const length = Math.hypot(...place)
      const begin = this.map.layerPointToLatLng(middle.add([(place[0] / length) * BESIDE, (place[1] / length) * BESIDE]))
      this.legs.addLayer(new Polyline([begin, end], { className: styles.leg ?? '', interactive: false, weight: 1.5 }))
      return signOfPin(pin, fan.nameOf(pin), [end.lat, end.lng])
    })
  }
}
