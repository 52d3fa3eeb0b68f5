import { LatLngBounds } from 'leaflet'
import { near, unprojected } from '@/lib/analytics/map-box'
import { type Outline, WORLD } from './outlines'

let scratch: CanvasRenderingContext2D | null = null

/** The country at a point from 0 to 1 of the square world. */
export function countryAt(outlines: readonly Outline[], [x, y]: readonly [number, number]): string | null {
  scratch ??= document.createElement('canvas').getContext('2d')
  const [at, py] = [(((x % 1) + 1) % 1) * WORLD, y * WORLD]
  const isIn = ({ box, area }: Outline, px: number) =>
    px >= box[0] && px <= box[2] && py >= box[1] && py <= box[3] && scratch?.isPointInPath(area, px, py)
  return outlines.find((outline) => [at, at + WORLD, at - WORLD].some((px) => isIn(outline, px)))?.code ?? null
}

const sizeOf = ({ box: [left, top, right, bottom] }: Outline) => (right - left) * (bottom - top)

/** How far the greatest part of a country reaches, near a longitude: its far islands would show half of the earth. */
export function countryBounds(outlines: readonly Outline[], code: string, middle: number): LatLngBounds | null {
  const [greatest] = outlines.filter((outline) => outline.code === code).sort((one, other) => sizeOf(other) - sizeOf(one))
  if (greatest === undefined) return null
  const [left, top, right, bottom] = greatest.box.map((at) => at / WORLD) as [number, number, number, number]
  const [[south, west], [north, east]] = [unprojected(left, bottom), unprojected(right, top)]
  const turn = near((west + east) / 2, middle) - (west + east) / 2
  return new LatLngBounds([south, west + turn], [north, east + turn])
}
