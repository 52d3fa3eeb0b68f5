import type { PointTone } from '@/lib/db/session-point-rows'
import type { PointGroup } from '@/lib/db/session-point-scans'
import { cellsAt, cellsText, type MapCell } from '@/lib/sessions/map-part'
import { MOST_LATITUDE, near, projected } from './map-box'
import type { Bounds, ByTone, MapMarker } from './map-view'

/** The database counts by cells; what would overlap is put together here. */
const WORLD_PIXELS = 256
/** Markers are not nearer to one another than this when they are made. */
const APART_PIXELS = 52

const places: Record<PointTone, 0 | 1 | 2 | 3> = { active: 0, ended: 1, killed: 2, out: 3 }
export const noTones: ByTone = [0, 0, 0, 0]

export function withTone(by: ByTone, tone: PointTone, count: number): ByTone {
  const [active, ended, killed, out] = by.map((was, at) => (at === places[tone] ? was + count : was)) as [number, number, number, number]
  return [active, ended, killed, out]
}

type Cell = Omit<MapMarker, 'part'> & { readonly most: number; readonly cells: readonly MapCell[] }

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
    ...{ city: named.city, country: named.country, most: named.most, one: null, cells: [...a.cells, ...b.cells] },
  }
}

/** Whoever is nearer to a pole is shown at the map's edge. */
const held = (lat: number) => Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, lat))

/** One cell for all groups of the same one, all of it as near as can be to the middle of what is seen. */
function cellsOf(groups: readonly PointGroup[], zoom: number, middle: number): Cell[] {
  const cells = new Map<string, Cell>()
  for (const { x, y, tone, count, lat, lon, south, west, north, east, city, country, one } of groups) {
    if (x === null || y === null || lat === null || lon === null) continue
    const centre = ((x + 0.5) / cellsAt(zoom)) * 360 - 180
    const turn = near(centre, middle) - centre
    const bounds: Bounds = [held(south ?? lat), turn + (west ?? lon), held(north ?? lat), turn + (east ?? lon)]
    const by = withTone(noTones, tone, count)
    const cell: Cell = { count, by, lat: held(lat), lon: turn + lon, bounds, city, country, one, most: count, cells: [[x, y]] }
    const key = `${x},${y}`
    const known = cells.get(key)
    cells.set(key, known === undefined ? cell : { ...joined(known, cell), cells: cell.cells })
  }
  return [...cells.values()]
}

type Placed = Pick<MapMarker, 'count' | 'lat' | 'lon'>

/** Most sessions first; what has as many from north to south, and then from west to east, so that the order is the same each time. */
const inOrder = (a: Placed, b: Placed) => b.count - a.count || b.lat - a.lat || a.lon - b.lon

/**
 * Puts cells together that would overlap at a zoom: the greatest takes in what is near, then the greatest of the rest, and so on. `middle` is the longitude
 * in the middle of what is seen; markers are told as near to it as can be.
 */
export function clustersOf(groups: readonly PointGroup[], zoom: number, middle: number): readonly MapMarker[] {
  const scale = (2 ** zoom * WORLD_PIXELS) / APART_PIXELS
  const square = ({ lat, lon }: Cell) => projected(lat, lon).map((at) => at * scale) as [number, number]
  const left = new Map<string, Set<Cell>>()
  const keyOf = (x: number, y: number) => `${Math.floor(x)},${Math.floor(y)}`
  const cells = cellsOf(groups, zoom, middle).sort(inOrder)
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
    const { most: _, cells: all, ...marker } = cluster
    markers.push({ ...marker, part: cellsText(zoom, cell.cells[0] ?? [0, 0], all) })
  }
  return markers.sort(inOrder)
}

const steps = [-1, 0, 1]
const around = steps.flatMap((dx) => steps.map((dy) => [dx, dy] as const))
