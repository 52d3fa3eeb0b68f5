const margin = 16
const head = 28

/** A drawn chart as a picture that can stand alone: on the page's own ground, under its caption. */
export function canvasPicture(canvas: HTMLCanvasElement, caption: string): Promise<Blob | null> {
  const scale = canvas.width / Math.max(1, canvas.clientWidth)
  const picture = document.createElement('canvas')
  picture.width = canvas.width + 2 * margin * scale
  picture.height = canvas.height + (2 * margin + head) * scale
  const pen = picture.getContext('2d')
  if (!pen) return Promise.resolve(null)
  const { color, fontFamily } = getComputedStyle(document.body)
  pen.fillStyle = getComputedStyle(canvas.closest('section') ?? document.body).backgroundColor
  pen.fillRect(0, 0, picture.width, picture.height)
  pen.fillStyle = color
  pen.font = `600 ${14 * scale}px ${fontFamily}`
  pen.fillText(caption, margin * scale, (margin + 12) * scale)
  pen.drawImage(canvas, margin * scale, (margin + head) * scale)
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'))
}
