import type { PointView } from '@/lib/db/session-point-scans'
import { cellsAt } from '@/lib/sessions/map-part'
import type { GeoBox } from './geo-box'
import { boxOf, projected } from './map-box'

/** The cells that a box touches at a zoom: what is counted of one is then all of it. */
export function viewOf(box: GeoBox, zoom: number): PointView {
  const cells = cellsAt(zoom)
  const { south, west, north, east } = boxOf(box)
  const [[left, bottom], [right, top]] = [projected(south, west), projected(north, east)]
  const cell = (at: number) => Math.max(0, Math.min(cells - 1, Math.floor(at * cells)))
  const rows = { cells, north: cell(top), south: cell(bottom) }
  // Nearly all around the earth, it ends in the cell where it begins.
  if (west > east && cell(left) <= cell(right)) return { ...rows, west: 0, east: cells - 1 }
  return { ...rows, west: cell(left), east: cell(right) }
}
