import { near } from './map-box'

/** Longitude and latitude. */
export type Position = readonly number[]

/**
 * A ring of an atlas for a flat map. Where it crosses the 180th meridian its longitudes jump: here they go on beyond 180 instead, and a ring around a pole is
 * closed over the pole.
 */
export function unwound(ring: readonly Position[]): readonly (readonly [lon: number, lat: number])[] {
  const points: [number, number][] = []
  for (const [lon = 0, lat = 0] of ring) points.push([near(lon, points.at(-1)?.[0] ?? lon), lat])
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || Math.abs(last[0] - first[0]) < 180) return points
  const pole = last[1] < 0 ? -90 : 90
  return [...points, [last[0], pole], [first[0], pole], first]
}
