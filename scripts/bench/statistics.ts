/** The value below which `share` (0 to 1) of the values lie: nearest rank, so always one that was measured. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('Nothing was measured.')
  return value
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/**
 * How well one value tells which of two groups it came from: the probability that a value of `b` is greater than one of `a` (area under
 * the ROC curve, Mann-Whitney). 0.5 tells nothing, 0 and 1 everything.
 */
export function areaUnderCurve(a: readonly number[], b: readonly number[]): number {
  let wins = 0
  for (const x of a) for (const y of b) wins += y > x ? 1 : y === x ? 0.5 : 0
  return wins / (a.length * b.length)
}
