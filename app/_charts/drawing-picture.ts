const margin = 16
const head = 28
/** Of a drawing of outlines: sharp on every screen. */
const svgScale = 3

/** Outlines and words of a drawing in the colours that they have on the page. */
function drawOutlines(pen: CanvasRenderingContext2D, drawing: SVGSVGElement): void {
  for (const part of drawing.querySelectorAll<SVGPathElement | SVGTextElement>('path, text')) {
    const { fill, stroke, strokeWidth, fontFamily, fontWeight, fontSize } = getComputedStyle(part)
    pen.fillStyle = fill
    if (part instanceof SVGPathElement) {
      const outline = new Path2D(part.getAttribute('d') ?? '')
      pen.fill(outline)
      pen.strokeStyle = stroke
      pen.lineWidth = Number.parseFloat(strokeWidth)
      pen.stroke(outline)
    } else {
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`
      pen.textAlign = 'center'
      pen.textBaseline = 'middle'
      pen.fillText(part.textContent ?? '', Number(part.getAttribute('x')), Number(part.getAttribute('y')))
    }
  }
}

/** A drawn chart as a picture that can stand alone: on the page's own ground, under its caption. */
export function drawingPicture(drawing: HTMLCanvasElement | SVGSVGElement, caption: string): Promise<Blob | null> {
  const isCanvas = drawing instanceof HTMLCanvasElement
  const scale = isCanvas ? drawing.width / Math.max(1, drawing.clientWidth) : svgScale
  const [width, height] = isCanvas ? [drawing.width, drawing.height] : [drawing.clientWidth * scale, drawing.clientHeight * scale]
  const picture = document.createElement('canvas')
  picture.width = width + 2 * margin * scale
  picture.height = height + (2 * margin + head) * scale
  const pen = picture.getContext('2d')
  if (!pen) return Promise.resolve(null)
  const { color, fontFamily } = getComputedStyle(document.body)
  pen.fillStyle = getComputedStyle(drawing.closest('section') ?? document.body).backgroundColor
  pen.fillRect(0, 0, picture.width, picture.height)
  pen.fillStyle = color
  pen.font = `600 ${14 * scale}px ${fontFamily}`
  pen.fillText(caption, margin * scale, (margin + 12) * scale)
  if (isCanvas) pen.drawImage(drawing, margin * scale, (margin + head) * scale)
  else {
    const unit = width / Math.max(1, drawing.viewBox.baseVal.width)
    pen.setTransform(unit, 0, 0, unit, margin * scale, (margin + head) * scale)
    drawOutlines(pen, drawing)
  }
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'))
}
