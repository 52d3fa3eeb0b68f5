import { counted } from '@/app/_charts/number-words'
import { enTrends } from '@/lib/i18n/en-trends'

const words = enTrends.trends

/** Halves that differ by less than a quarter are about as many. */
const MARKED = 1.25

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** The parts of a period that can be compared: what is not over is left out, and so is the middle of an odd number. */
export function halvesOf<T>(stretches: readonly T[], isOpen: boolean): readonly [first: readonly T[], second: readonly T[]] {
  const whole = isOpen && stretches.length > 2 ? stretches.slice(0, -1) : stretches
  const half = Math.floor(whole.length / 2)
  return [whole.slice(0, half), whole.slice(whole.length - half)]
}

/** What a trend's line does: "rising, most 42 on 12 Nov 2026", "only on 12 Nov 2026". `names` are those of its stretches. */
export function trendSentence(counts: readonly number[], names: readonly string[], isOpen: boolean): string {
  const most = Math.max(0, ...counts)
  const name = names[counts.indexOf(most)] ?? ''
  if (counts.filter((count) => count > 0).length === 1) return words.only(name)
  const [first, second] = halvesOf(counts, isOpen).map(sum) as [number, number]
  const way = second > first * MARKED ? words.rising : second * MARKED < first ? words.falling : words.steady
  return words.shape(way, counted(most), name)
}
