import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { projected } from '@/lib/analytics/map-box'
import { type Position, unwound } from '@/lib/analytics/map-ring'
import type { Labels } from './labels-layer'

/** The shape of a country, or of a part of the world that is none, in pixels of `WORLD`: to be filled, and its lines. */
export type Outline = {
  readonly code: string | null
  readonly area: Path2D
  readonly lines: Path2D
  readonly box: readonly [left: number, top: number, right: number, bottom: number]
}

/** As large as the world is at zoom 6. Paths are scaled from here: exact to a tenth of a pixel at zoom 12. */
export const WORLD = 256 * 2 ** 6

type World = Topology<{ countries: GeometryCollection }>

/** Where a shape is closed over a pole no line is drawn. */
const isOverPole = ([, aLat = 0]: Position, [, bLat = 0]: Position): boolean => Math.abs(aLat) > 89 || Math.abs(bLat) > 89

function outline(code: string | null, rings: readonly (readonly Position[])[]): Outline {
  const [area, lines] = [new Path2D(), new Path2D()]
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    let before: Position | null = null
    for (const [step, position] of unwound(ring).entries()) {
      const [x, y] = projected(position[1] ?? 0, position[0] ?? 0).map((at) => at * WORLD) as [number, number]
      if (step === 0) area.moveTo(x, y)
      else area.lineTo(x, y)
      if (before === null || isOverPole(before, position)) lines.moveTo(x, y)
      else lines.lineTo(x, y)
      before = position
      ;[left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)]
    }
  }
  return { code, area, lines, box: [left, top, right, bottom] }
}

/** The outlines in a file of `public/outlines`. */
export async function loadOutlines(file: 'coarse' | 'fine'): Promise<readonly Outline[]> {
  const answer = await fetch(`/outlines/${file}.json`)
  if (!answer.ok) throw new Error(`The outlines could not be loaded: ${answer.status}`)
  const world = (await answer.json()) as World
  return feature(world, world.objects.countries).features.flatMap(({ id, geometry }) => {
    const code = typeof id === 'string' ? id : null
    if (geometry.type === 'Polygon') return outline(code, geometry.coordinates)
    // Apart, so that a tile draws of France what lies in it, and not Guiana too.
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.map((rings) => outline(code, rings)) : []
  })
}

/** The names of countries and cities. */
export async function loadLabels(): Promise<Labels> {
  const answer = await fetch('/outlines/labels.json')
  if (!answer.ok) throw new Error(`The names could not be loaded: ${answer.status}`)
  return (await answer.json()) as Labels
}
