const size = 8

/** Diagonal lines of a colour for a canvas: what is not over, told apart without its colour. The colour itself where there is no canvas. */
export function hatch(colour: string): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = size
  tile.height = size
  const pen = tile.getContext('2d')
  if (!pen) return colour
  pen.strokeStyle = colour
  pen.lineWidth = 3
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size)
    pen.lineTo(shift + size, 0)
  }
  pen.stroke()
  return pen.createPattern(tile, 'repeat') ?? colour
}
