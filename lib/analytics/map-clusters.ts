import type { PointTone } from '@/lib/db/session-point-rows'
import type { PointGroup } from '@/lib/db/session-point-scans'
import { near, projected } from './map-box'
import type { Bounds, ByTone, MapMarker } from './map-view'

/** The database counts by cells of so many pixels a side; what would overlap is put together here. */
const CELL_PIXELS = 16
const WORLD_PIXELS = 256
/** Markers are not nearer to one another than this when they are made. */
const APART_PIXELS = 52

/** Cells around the earth at a zoom, as `PointView` wants them. */
export const cellsAt = (zoom: number): number => (2 ** zoom * WORLD_PIXELS) / CELL_PIXELS

const places: Record<PointTone, 0 | 1 | 2 | 3> = { active: 0, ended: 1, killed: 2, out: 3 }
export const noTones: ByTone = [0, 0, 0, 0]

export function withTone(by: ByTone, tone: PointTone, count: number): ByTone {
  const [active, ended, killed, out] = by.map((was, at) => (at === places[tone] ? was + count : was)) as [number, number, number, number]
  return [active, ended, killed, out]
}

type Cell = MapMarker & { readonly most: number }

const joinedBounds = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

function joined(a: Cell, b: Cell): Cell {
  const count = a.count + b.count
  const mean = (one: number, other: number) => (one * a.count + other * b.count) / count
  const named = b.most > a.most ? b : a
  return {
    count,
    by: a.by.map((n, at) => n + (b.by[at] ?? 0)) as unknown as ByTone,
    lat: mean(a.lat, b.lat),
    lon: mean(a.lon, b.lon),
    bounds: joinedBounds(a.bounds, b.bounds),
    ...{ city: named.city, country: named.country, most: named.most, one: null },
  }
}

/** One cell for all groups of the same one, in longitudes near the middle of what is seen. */
function cellsOf(groups: readonly PointGroup[], middle: number): Cell[] {
  const cells = new Map<string, Cell>()
  for (const { x, y, tone, count, lat, lon, south, west, north, east, city, country, one } of groups) {
    if (x === null || lat === null || lon === null) continue
    const at = near(lon, middle)
    const bounds: Bounds = [south ?? lat, at + (west ?? lon) - lon, north ?? lat, at + (east ?? lon) - lon]
    const cell = { count, by: withTone(noTones, tone, count), lat, lon: at, bounds, city, country, one, most: count }
    const key = `${x},${y}`
    const known = cells.get(key)
    cells.set(key, known === undefined ? cell : joined(known, cell))
  }
  return [...cells.values()]
}

/** Most sessions first; what has as many from north to south, and then from west to east, so that the order is the same each time. */
const inOrder = (a: MapMarker, b: MapMarker) => b.count - a.count || b.lat - a.lat || a.lon - b.lon

/**
 * Puts cells together that would overlap at a zoom: the greatest takes in what is near, then the greatest of the rest, and so on. `middle` is the longitude
 * in the middle of what is seen; markers are told as near to it as can be.
 */
export function clustersOf(groups: readonly PointGroup[], zoom: number, middle: number): readonly MapMarker[] {
  const scale = (2 ** zoom * WORLD_PIXELS) / APART_PIXELS
  const square = ({ lat, lon }: Cell) => projected(lat, lon).map((at) => at * scale) as [number, number]
  const left = new Map<string, Set<Cell>>()
  const keyOf = (x: number, y: number) => `${Math.floor(x)},${Math.floor(y)}`
  const cells = cellsOf(groups, middle).sort(inOrder)
  for (const cell of cells) {
    const key = keyOf(...square(cell))
    left.set(key, (left.get(key) ?? new Set()).add(cell))
  }
  const take = (cell: Cell) => left.get(keyOf(...square(cell)))?.delete(cell) ?? false
  const markers: MapMarker[] = []
  for (const cell of cells) {
    if (!take(cell)) continue
    const [x, y] = square(cell)
    let cluster = cell
    for (const [dx, dy] of around)
      for (const other of [...(left.get(keyOf(x + dx, y + dy)) ?? [])]) {
        const [ox, oy] = square(other)
        if (Math.hypot(ox - x, oy - y) < 1 && take(other)) cluster = joined(cluster, other)
      }
    const { most: _, ...marker } = cluster
    markers.push(marker)
  }
  return markers.sort(inOrder)
}

const steps = [-1, 0, 1]
const around = steps.flatMap((dx) => steps.map((dy) => [dx, dy] as const))
