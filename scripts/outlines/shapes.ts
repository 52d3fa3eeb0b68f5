import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { type Position, unwound } from '@/lib/analytics/map-ring'

export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>
/** An outer ring and its holes. */
export type Polygon = readonly (readonly Position[])[]

/** The polygons of each shape of an atlas, in its order. */
export const shapesOf = (atlas: Atlas): readonly (readonly Polygon[])[] =>
  feature(atlas, atlas.objects.countries).features.map(({ geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
    return polygons.map((rings) => rings.map(unwound))
  })

/** Crossings of a ray to the east with a ring: odd inside of it. */
function crossings([x = 0, y = 0]: Position, ring: readonly Position[]): number {
  let count = 0
  for (const [at, [ax = 0, ay = 0]] of ring.entries()) {
    const [bx = 0, by = 0] = ring[at + 1] ?? ring[0] ?? []
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) count += 1
  }
  return count
}

export const isInside = (point: Position, polygon: Polygon): boolean =>
  polygon.reduce((count, ring) => count + crossings(point, ring), 0) % 2 === 1

/** West, south, east and north of a polygon. */
export function boxOf([ring = []]: Polygon): readonly [west: number, south: number, east: number, north: number] {
  const [lons, lats] = [ring.map(([lon = 0]) => lon), ring.map(([, lat = 0]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
