const number = new Intl.NumberFormat('en-GB')
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
const wholePercent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 })

/** "12,345" */
export const counted = (count: number): string => number.format(count)

/** A part of a whole: "12.3%" and "14.0%", which stand below each other, and "< 0.1%" for what would be rounded to nothing. */
export function shareOf(count: number, total: number): string {
  if (count <= 0 || total <= 0) return wholePercent.format(0)
  const share = count / total
  if (share >= 1) return wholePercent.format(1)
  return share < 0.001 ? `< ${percent.format(0.001)}` : percent.format(share)
}

/** How much one number differs from another, unsigned: "12%", "340%". Never "0%" of what does differ. */
export const differenceOf = (now: number, before: number): string =>
  wholePercent.format(Math.max(0.01, Math.abs(now - before) / Math.max(1, before)))
