/** A ring in a square of 100 by 100. */
const middle = 50
const outer = 48
const inner = 30

/** A part of a ring: its outline as SVG writes paths, and where its number stands; null where it is too narrow for one. */
export type Slice = { readonly path: string; readonly number: readonly [x: number, y: number] | null }

/** Narrower ones have no room for their number; the legend's order is that of the ring. */
const leastShare = 0.05

/** Rounded alike by server and browser. */
const rounded = (value: number): number => Math.round(value * 100) / 100
/** A point at a share of the way round, which begins on top. */
const at = (share: number, radius: number): readonly [number, number] => [
  rounded(middle + radius * Math.sin(share * 2 * Math.PI)),
  rounded(middle - radius * Math.cos(share * 2 * Math.PI)),
]

const circle = (radius: number, sweep: 0 | 1): string =>
  `M${at(0, radius)}A${radius} ${radius} 0 0 ${sweep} ${at(0.5, radius)}A${radius} ${radius} 0 0 ${sweep} ${at(0, radius)}Z`

function pathOf(from: number, to: number): string {
  // An arc that ends where it begins is none.
  if (to - from > 0.9999) return circle(outer, 1) + circle(inner, 0)
  const far = to - from > 0.5 ? 1 : 0
  return `M${at(from, outer)}A${outer} ${outer} 0 ${far} 1 ${at(to, outer)}L${at(to, inner)}A${inner} ${inner} 0 ${far} 0 ${at(from, inner)}Z`
}

/** Counts as parts of a ring, from the top on, clockwise. */
export function ringSlices(counts: readonly number[]): readonly Slice[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let before = 0
  return counts.map((count) => {
    const [from, to] = total === 0 ? [0, 0] : [before / total, (before + count) / total]
    before += count
    return { path: pathOf(from, to), number: to - from < leastShare ? null : at((from + to) / 2, (outer + inner) / 2) }
  })
}
