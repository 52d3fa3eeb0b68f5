import { projected } from '@/lib/analytics/map-box'
import type { Bounds } from '@/lib/analytics/map-view'

/** Nearer there is nothing to be seen: places are those of cities. */
export const MOST_ZOOM = 12
/** The longitude in the middle of a map of the world: its edges lie in the Pacific. */
export const WORLD_MIDDLE = 11
const APART_PIXELS = 60
const WORLD_PIXELS = 256

/** Whether sessions so near one another stay one sign however near one goes: then they fan out. */
export function staysOne([south, west, north, east]: Bounds): boolean {
  const [[left, bottom], [right, top]] = [projected(south, west), projected(north, east)]
  return Math.hypot(right - left, bottom - top) * WORLD_PIXELS * 2 ** MOST_ZOOM < APART_PIXELS
}

/** So far away the world is just as wide as the map: all of it is seen, and nothing twice. */
export const leastZoom = (width: number): number => Math.max(0, Math.log2(width / WORLD_PIXELS))

/** The whole zoom that signs are put together for: the next one where they stay nearly as far apart as they are made, else the one before, where they are further. */
export const wholeZoom = (zoom: number): number => Math.floor(zoom + 0.35)
