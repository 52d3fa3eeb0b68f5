import { Control, type LatLngTuple, Map as LeafletMap } from 'leaflet'
import { MOST_LATITUDE } from '@/lib/analytics/map-box'
import { enMap } from '@/lib/i18n/en-map'
import { leastZoom, MOST_ZOOM, WORLD_MIDDLE } from './reach'

const MIDDLE: LatLngTuple = [24, WORLD_MIDDLE]

/**
 * How a map is looked at. `calm`: nothing moves by itself. `whole`: at zooms of whole numbers only, as pictures from elsewhere are made for. `part`: of
 * another page, which the wheel and one finger go on scrolling where they meet the map.
 */
export type Manner = { readonly calm: boolean; readonly whole: boolean; readonly part: boolean }

/** Leaflet keeps to whole zooms, and goes to the next one wherever it moves. Here the least one is kept to as well: it lies between two. */
class WorldMap extends LeafletMap {
  protected _limitZoom(zoom: number): number {
    const least = this.getMinZoom()
    return zoom <= least ? least : Math.max(least, Math.min(this.getMaxZoom(), Math.round(zoom)))
  }
}

/** As wide as the map, whatever that is: who is signed in far away is not beyond the edge. */
function keepWorldWhole(map: LeafletMap, host: HTMLElement, whole: boolean): ResizeObserver {
  const least = () => (whole ? Math.round(leastZoom(host.clientWidth)) : leastZoom(host.clientWidth))
  map.setMinZoom(least())
  map.setView(MIDDLE, 0)
  const resized = new ResizeObserver(() => {
    const [was, now] = [map.getMinZoom(), least()]
    const isAll = map.getZoom() === was
    map.invalidateSize({ animate: false })
    if (was === now) return
    map.options.minZoom = now
    map.setZoom(isAll ? now : map.getZoom(), { animate: false })
  })
  resized.observe(host)
  return resized
}

/** The wheel comes nearer only with the key that browsers themselves come nearer with: without it Leaflet hears nothing of it. */
function leaveWheelToPage(host: HTMLElement): void {
  host.addEventListener('wheel', (event) => !(event.ctrlKey || event.metaKey) && event.stopPropagation(), { capture: true })
}

/** Opens a map of the whole world in an element; `close` takes it away. */
export function openView(host: HTMLElement, { calm, whole, part }: Manner): { readonly map: LeafletMap; readonly close: () => void } {
  const map = new WorldMap(host, {
    ...{ maxZoom: MOST_ZOOM, worldCopyJump: true, attributionControl: false, zoomControl: false },
    ...{ zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm, inertia: !calm },
    dragging: !(part && matchMedia('(pointer: coarse)').matches),
    maxBounds: [
      [-MOST_LATITUDE, -Infinity],
      [MOST_LATITUDE, Infinity],
    ],
    maxBoundsViscosity: 1,
  })
  new Control.Zoom({ position: 'topright', zoomInTitle: enMap.map.zoomIn, zoomOutTitle: enMap.map.zoomOut }).addTo(map)
  const resized = keepWorldWhole(map, host, whole)
  if (part) leaveWheelToPage(host)
  return {
    map,
    close() {
      resized.disconnect()
      map.remove()
    },
  }
}

/** The whole world again. */
export const showWorld = (map: LeafletMap, animate: boolean): void => void map.setView(MIDDLE, 0, { animate })
