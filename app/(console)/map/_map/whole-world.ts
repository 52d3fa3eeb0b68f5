import { WORLD_MIDDLE } from '@/app/(console)/map/_stage/reach'
import type { Seen } from '@/app/(console)/map/_stage/stage'
import { MOST_LATITUDE } from '@/lib/analytics/map-box'

const box = { south: -MOST_LATITUDE, west: WORLD_MIDDLE - 180, north: MOST_LATITUDE, east: WORLD_MIDDLE + 180 }

/** What a map begins with, before it knows how large it is: all of the world, as wide as it mostly is, or as a part of another page. */
export const wholeWorld: Seen = { box, zoom: 2 }
export const smallWorld: Seen = { box, zoom: 1 }
