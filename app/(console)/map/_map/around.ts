import type { Seen } from '@/app/(console)/map/_stage/stage'
import { MOST_LATITUDE, WIDEST } from '@/lib/analytics/map-box'

/** How much more than is seen is asked for, each way, so that a small move asks nothing. */
const BEYOND = 0.4

/** What is asked for when something is seen: more of the earth, and no more than is told of. */
export function around({ box: { south, west, north, east }, zoom }: Seen): Seen {
  // A pixel less, for what is lost in writing degrees down.
  const widest = ((WIDEST - 1) / (256 * 2 ** zoom)) * 360
  const dx = Math.max(0, Math.min((east - west) * BEYOND, (widest - (east - west)) / 2))
  const dy = (north - south) * BEYOND
  const box = {
    ...{ south: Math.max(-MOST_LATITUDE, south - dy), north: Math.min(MOST_LATITUDE, north + dy) },
    ...{ west: Math.max(-800, west - dx), east: Math.min(800, east + dx) },
  }
  return { box, zoom }
}
