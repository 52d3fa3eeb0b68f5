const EARTH_KM = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** A point on the earth, in degrees (WGS 84). */
export type Point = { readonly latitude: number; readonly longitude: number }

/** Kilometres along the great circle, on a sphere (haversine): within half a per cent. */
export function distanceKm(from: Point, to: Point): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)]
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)))
}
