import type { GeoBox } from './geo-box'

/** Web Mercator (EPSG:3857) ends here, where the map of the world is a square. */
export const MOST_LATITUDE = 85.05

/** Pixels of the largest view that is told of, all around the earth at zoom 3 among them: six thousand signs, less than 300 KB. */
export const WIDEST = 7_500
export const HIGHEST = 2_100

/** A longitude as it is written, from -180 on and less than 180: maps go on counting where they go round. */
export const wrapped = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180

/** What is seen between two longitudes, the second further east, however often the map went round the earth. */
export function boxOf({ south, west, north, east }: GeoBox): GeoBox {
  const all = east - west >= 360
  return {
    south: Math.max(-90, south),
    north: Math.min(90, north),
    // A box may end at 180 degrees, but where one begins that is -180.
    ...(all ? { west: -180, east: 180 } : { west: wrapped(west), east: east === 180 ? 180 : wrapped(east) }),
  }
}

/** The same place as near as can be to another longitude: beyond 180 degrees where the 180th meridian lies between. */
export const near = (lon: number, middle: number): number => lon + 360 * Math.round((middle - lon) / 360)

/** A point on a square map of the world, from 0 to 1 each way. */
export function projected(lat: number, lon: number): readonly [x: number, y: number] {
  const held = Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, lat))
  return [(lon + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + (held * Math.PI) / 360)) / (2 * Math.PI)]
}

/** The latitude and longitude of a point of that map. */
export const unprojected = (x: number, y: number): readonly [lat: number, lon: number] => [
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
  x * 360 - 180,
]
