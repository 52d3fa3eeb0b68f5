import { projected } from '@/lib/analytics/map-box'
import type { Bounds } from '@/lib/analytics/map-view'

/** Nearer there is nothing to be seen: places are those of cities. */
export const MOST_ZOOM = 12
const APART_PIXELS = 60

/** Whether sessions so near one another stay one sign however near one goes: then they fan out. */
export function staysOne([south, west, north, east]: Bounds): boolean {
  const [[left, bottom], [right, top]] = [projected(south, west), projected(north, east)]
  return Math.hypot(right - left, bottom - top) * 256 * 2 ** MOST_ZOOM < APART_PIXELS
}
