import type { MapPart, PointKind } from '@/lib/db/map-part'
import { enFilters } from '@/lib/i18n/en-filters'

/** The database counts by cells of so many pixels a side of a map of the world that is 256 pixels wide at zoom 0. */
const CELL_PIXELS = 16
const WORLD_PIXELS = 256
const MOST_ZOOM = 18
/** A part of a map has cells at most so many away from its first one. */
const REACH = 4
const SIDE = 2 * REACH + 1

/** A cell of the map: column and row. */
export type MapCell = readonly [x: number, y: number]

/** Cells around the earth at a zoom. */
export const cellsAt = (zoom: number): number => (2 ** zoom * WORLD_PIXELS) / CELL_PIXELS

/** Cells near the first one as one word for an address: zoom, column and row, and the cells around it as bits. */
export function cellsText(zoom: number, first: MapCell, cells: readonly MapCell[]): string {
  const around = cellsAt(zoom)
  const [x, y] = first
  const bits = cells.reduce((sum, [column, row]) => {
    const [dx, dy] = [((column - x + 1.5 * around) % around) - around / 2, row - y]
    return sum | (1n << BigInt((dy + REACH) * SIDE + dx + REACH))
  }, 0n)
  return `${zoom}-${x}-${y}-${bits.toString(16)}`
}

type Cells = { readonly zoom: number; readonly first: MapCell; readonly bits: bigint }

function cellsIn(text: string): Cells | null {
  const [, zoom, x, y, bits] = /^(\d{1,2})-(\d{1,7})-(\d{1,7})-([1-9a-f][0-9a-f]{0,20})$/.exec(text) ?? []
  if (bits === undefined) return null
  const found: Cells = { zoom: Number(zoom), first: [Number(x), Number(y)], bits: BigInt(`0x${bits}`) }
  const around = cellsAt(found.zoom)
  const fits = found.zoom <= MOST_ZOOM && found.first.every((at) => at < around) && found.bits < 1n << BigInt(SIDE * SIDE)
  return fits ? found : null
}

/** What is told of the map in one word: its kind, or cells as `cellsText` writes them; null for anything else. */
export function mapPartOf(text: string): MapPart | null {
  if (Object.hasOwn(enFilters.filters.mapParts, text)) return { kind: text as PointKind }
  const found = cellsIn(text)
  if (found === null) return null
  const cells = cellsAt(found.zoom)
  const keys = Array.from({ length: SIDE * SIDE }, (_, at) => at).flatMap((at) => {
    const [x, y] = [found.first[0] + (at % SIDE) - REACH, found.first[1] + Math.floor(at / SIDE) - REACH]
    const isIn = (found.bits >> BigInt(at)) & 1n
    return isIn === 0n || y < 0 || y >= cells ? [] : [y * cells + ((x + cells) % cells)]
  })
  return { cells, keys }
}

/** Degrees in the middle of a part's first cell; null for a kind. */
export function middleOf(text: string): { readonly lat: number; readonly lon: number } | null {
  const found = cellsIn(text)
  if (found === null) return null
  const cells = cellsAt(found.zoom)
  const [x, y] = [(found.first[0] + 0.5) / cells, (found.first[1] + 0.5) / cells]
  return { lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, lon: x * 360 - 180 }
}
