import type { PointKind } from '@/lib/db/map-part'

/** How many sessions stand how: active, ended, killed, ran out. */
export type ByTone = readonly [active: number, ended: number, killed: number, out: number]

/** South, west, north, east in degrees; the east beyond 180 where it lies across that meridian. */
export type Bounds = readonly [south: number, west: number, north: number, east: number]

/** Sessions near one another, or one alone. */
export type MapMarker = {
  readonly count: number
  readonly by: ByTone
  readonly lat: number
  readonly lon: number
  readonly bounds: Bounds
  /** Where most of them are; null where no name is known. */
  readonly city: string | null
  readonly country: string | null
  /** As addresses name it: it holds these sessions and no other. */
  readonly part: string
  /** Which session, where it is one. */
  readonly one: string | null
}

/** What stands beside the map. */
export type MapBucket = Exclude<PointKind, 'place'>
export const mapBuckets = ['country', 'private', 'hosting', 'unknown'] as const satisfies readonly MapBucket[]

/** Sessions on a map: `total` are in the markers, outside of what is seen, or in the buckets. */
export type MapView = {
  readonly total: number
  readonly outside: number
  /** Most sessions first. */
  readonly markers: readonly MapMarker[]
  readonly buckets: readonly { readonly kind: MapBucket; readonly count: number; readonly by: ByTone }[]
  /** By the country that was recorded, as filters know it, most first. */
  readonly countries: readonly { readonly country: string; readonly count: number }[]
  /** Whether all were looked at; else those that started last. */
  readonly complete: boolean
}
