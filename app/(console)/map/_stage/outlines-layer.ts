import { type Coords, GridLayer } from 'leaflet'
import type { Colours } from './colours'
import { type Outline, WORLD } from './outlines'

/** What is drawn: outlines, how dark each country is (1 to 5), and one that is chosen. */
export type Drawing = {
  readonly outlines: readonly Outline[]
  readonly colours: Colours
  readonly shades: ReadonlyMap<string, 1 | 2 | 3 | 4 | 5>
  readonly chosen: string | null
}

const TILE = 256
/** Tiles that are drawn larger or smaller than they were made leave no gap between them where they overlap by so much. */
const OVERLAP = 1

/** The colour of a shape; null for land of which nothing is told. */
function fillOf({ code }: Outline, { colours, shades, chosen }: Drawing): string | null {
  if (code !== null && code === chosen) return colours.chosen
  const shade = code === null ? undefined : shades.get(code)
  return shade === undefined ? null : colours[`shade${shade}`]
}

/** A part of the world, and how wide a line is drawn in it. */
type Part = { readonly left: number; readonly top: number; readonly size: number; readonly line: number }

/** Draws what of the world lies in a part of it; over pictures of the earth only what is told of a country. */
function drawPart(pen: CanvasRenderingContext2D, { left, top, size, line }: Part, drawing: Drawing, over: boolean): void {
  const seen = drawing.outlines.filter(
    ({ box }) => box[2] >= left - line && box[0] <= left + size + line && box[3] >= top - line && box[1] <= top + size + line,
  )
  for (const outline of seen) {
    const fill = fillOf(outline, drawing) ?? (over ? null : drawing.colours.land)
    if (fill === null) continue
    pen.fillStyle = fill
    pen.fill(outline.area)
  }
  if (over) return
  pen.lineWidth = line
  pen.strokeStyle = drawing.colours.border
  for (const { lines } of seen) pen.stroke(lines)
}

/** `ratio`: pixels to a point. `over`: pictures of the earth lie below. */
type Manner = { readonly ratio: number; readonly over: boolean }

function draw(canvas: HTMLCanvasElement, { x, y, z }: Coords, drawing: Drawing, { ratio, over }: Manner): void {
  canvas.width = (TILE + OVERLAP) * ratio
  canvas.height = (TILE + OVERLAP) * ratio
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.lineJoin = 'round'
  // A map goes round the earth, and what lies across the 180th meridian is told beyond either end of the world.
  const round = 2 ** z
  const scale = (TILE * round) / WORLD
  const [left, top] = [((((x % round) + round) % round) * TILE) / scale, (y * TILE) / scale]
  for (const turn of [-WORLD, 0, WORLD]) {
    pen.setTransform(scale * ratio, 0, 0, scale * ratio, -(left + turn) * scale * ratio, -top * scale * ratio)
    drawPart(pen, { left: left + turn, top, size: (TILE + OVERLAP) / scale, line: (z < 4 ? 0.75 : 1) / scale }, drawing, over)
  }
}

/** The outlines as tiles of our own making: drawn once for each, moved as pictures, and without an end where the map goes round the earth. */
export class OutlinesLayer extends GridLayer {
  private drawing: Drawing | null = null
  private readonly made = new Map<HTMLElement, Coords>()

  /** `over`: pictures of the earth, which are seen through what is drawn. */
  constructor(private readonly over: boolean) {
    super({ tileSize: TILE, keepBuffer: 3, updateWhenZooming: false, ...(over ? { zIndex: 2, opacity: 0.6 } : {}) })
    this.on('tileunload', ({ tile }) => this.made.delete(tile))
    this.on('tileloadstart', ({ tile }) => {
      for (const side of ['width', 'height'] as const) tile.style[side] = `${TILE + OVERLAP}px`
    })
  }

  override createTile(coords: Coords): HTMLElement {
    const canvas = document.createElement('canvas')
    this.made.set(canvas, coords)
    if (this.drawing !== null) draw(canvas, coords, this.drawing, this.manner())
    return canvas
  }

  /** Draws what is there anew, in place: nothing flickers. */
  show(drawing: Drawing): void {
    this.drawing = drawing
    for (const [tile, coords] of this.made) if (tile instanceof HTMLCanvasElement) draw(tile, coords, drawing, this.manner())
  }

  /** Between two zooms tiles are shown larger or smaller than they are: finer ones stay crisp. */
  private manner(): Manner {
    const isBetween = !Number.isInteger(this._map.getZoom())
    return { ratio: isBetween ? 2 : Math.min(devicePixelRatio, 2), over: this.over }
  }
}
