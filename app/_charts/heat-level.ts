/** Steps of a heat map above none. */
export const heatLevels = 5

/** How warm a number is among others, 0 for none to 5 for what comes near the most. Less than in proportion, so that one busy hour does not leave all others pale. */
export function heatLevel(count: number, most: number): number {
  if (count <= 0 || most <= 0) return 0
  return Math.min(heatLevels, Math.max(1, Math.ceil((count / most) ** 0.75 * heatLevels)))
}
