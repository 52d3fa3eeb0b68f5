import { wrapped } from '@/lib/analytics/map-box'
import type { Position } from '@/lib/analytics/map-ring'
import type { City } from './cities'
import { type Atlas, boxOf, isInside, type Polygon, shapesOf } from './shapes'

/** Cities of fewer people are named at no zoom. */
const LEAST_PEOPLE = 100_000
/** Places tried for a name, each way. */
const TRIES = 24

const rounded = (value: number): number => Math.round(value * 100) / 100
const sizeOf = (polygon: Polygon): number => {
  const [west, south, east, north] = boxOf(polygon)
  return (east - west) * (north - south)
}

/** How far a point is from the nearest corner of a polygon; corners are close enough for names. */
const clearance = ([x = 0, y = 0]: Position, corners: readonly Position[]): number =>
  corners.reduce((least, [px = 0, py = 0]) => Math.min(least, (px - x) ** 2 + (py - y) ** 2), Infinity)

/** Where a country's name stands: the point of its greatest part, of a grid, that is farthest from its borders. */
function pointOf(polygon: Polygon): Position | null {
  const [west, south, east, north] = boxOf(polygon)
  const corners = polygon.flat()
  const steps = Array.from({ length: TRIES }, (_, at) => (at + 0.5) / TRIES)
  const points = steps.flatMap((x) => steps.map((y) => [west + x * (east - west), south + y * (north - south)] as const))
  const inside = points.filter((point) => isInside(point, polygon)).map((point) => ({ point, room: clearance(point, corners) }))
  return inside.sort((a, b) => b.room - a.room)[0]?.point ?? null
}

/** Names for the map: countries by code with the width of their greatest part in degrees, and cities with thousands of people, what is greater first. */
export function labelsOf(atlas: Atlas, codes: readonly (string | null)[], cities: readonly City[]) {
  const greatest = new Map<string, Polygon>()
  for (const [at, polygons] of shapesOf(atlas).entries())
    for (const polygon of polygons) {
      const code = codes[at]
      const known = code ? greatest.get(code) : undefined
      if (code && (known === undefined || sizeOf(polygon) > sizeOf(known))) greatest.set(code, polygon)
    }
  const countries = [...greatest]
    .sort(([, a], [, b]) => sizeOf(b) - sizeOf(a))
    .flatMap(([code, polygon]) => {
      const [west, , east] = boxOf(polygon)
      const point = pointOf(polygon)
      return point === null ? [] : [[code, rounded(point[1] ?? 0), rounded(wrapped(point[0] ?? 0)), rounded(east - west)] as const]
    })
  return {
    countries,
    cities: cities
      .filter(({ population }) => population >= LEAST_PEOPLE)
      .map(
        ({ name, lat, lon, country, population }) => [name, rounded(lat), rounded(lon), country, Math.round(population / 1000)] as const,
      ),
  }
}
