import { MOST_LATITUDE } from '@/lib/analytics/map-box'

/** What a map begins with, before it knows how large it is. */
export const wholeWorld = { box: { south: -MOST_LATITUDE, west: -180, north: MOST_LATITUDE, east: 180 }, zoom: 2 } as const
