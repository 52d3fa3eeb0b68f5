import { tones } from '@/app/(console)/map/_map/tones'
import type { ByTone } from '@/lib/analytics/map-view'
import type { PointTone } from '@/lib/db/session-point-rows'
import styles from './stage.module.css'

const SVG = 'http://www.w3.org/2000/svg'

function shape(name: string, attributes: Readonly<Record<string, string | number>>, className = ''): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  if (className !== '') element.setAttribute('class', className)
  return element
}

function picture(size: number, ...parts: readonly SVGElement[]): SVGElement {
  const svg = shape('svg', { width: size, height: size, viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true' })
  svg.append(...parts)
  return svg
}

/** A circle, a square, a diamond or a triangle: whoever sees no colours sees how a session stands. */
const outlines: Readonly<Record<PointTone, (middle: number, half: number) => SVGElement>> = {
  active: (m, r) => shape('circle', { cx: m, cy: m, r }),
  ended: (m, r) => shape('rect', { x: m - r * 0.88, y: m - r * 0.88, width: r * 1.76, height: r * 1.76, rx: 1.5 }),
  killed: (m, r) => shape('path', { d: `M${m} ${m - r * 1.25}L${m + r * 1.25} ${m}L${m} ${m + r * 1.25}L${m - r * 1.25} ${m}Z` }),
  out: (m, r) => shape('path', { d: `M${m} ${m - r * 1.15}L${m + r * 1.2} ${m + r * 0.95}L${m - r * 1.2} ${m + r * 0.95}Z` }),
}

/** The sign of one session. */
export function pinPicture(tone: PointTone, size: number): SVGElement {
  const sign = outlines[tone](size / 2, size / 2 - 4)
  sign.setAttribute('class', `${styles.pinShape} ${styles[tone]}`)
  return picture(size, sign)
}

/** Pixels across: more for more, and never so many that it covers a country. */
export const clusterSize = (count: number): number => Math.round(Math.min(58, 30 + 7 * Math.log10(count)))

/** A ring of the parts that stand how, with the sign of the greatest part in it. */
export function clusterPicture(by: ByTone, size: number): SVGElement {
  const [middle, ring] = [size / 2, size / 2 - 3]
  const around = 2 * Math.PI * ring
  const count = by.reduce((all, n) => all + n, 0)
  const parts: SVGElement[] = [shape('circle', { cx: middle, cy: middle, r: size / 2 - 0.5 }, styles.disc)]
  let begun = 0
  for (const [at, n] of by.entries()) {
    if (n === 0) continue
    const length = (n / count) * around
    parts.push(
      shape(
        'circle',
        {
          ...{ cx: middle, cy: middle, r: ring, fill: 'none', 'stroke-width': 4, transform: `rotate(-90 ${middle} ${middle})` },
          ...{ 'stroke-dasharray': `${length} ${around - length}`, 'stroke-dashoffset': -begun },
        },
        `${styles.ring} ${styles[tones[at] ?? 'ended']}`,
      ),
    )
    begun += length
  }
  const greatest = tones[by.indexOf(Math.max(...by))] ?? 'active'
  const sign = outlines[greatest](middle, 2.6)
  sign.setAttribute('class', `${styles.small} ${styles[greatest]}`)
  sign.setAttribute('transform', `translate(0 ${10 - middle})`)
  return picture(size, ...parts, sign)
}
