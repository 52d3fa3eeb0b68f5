import type { Route } from 'next'
import { en } from '@/lib/i18n/en'
import type { Bucket } from '@/lib/lists/buckets'
import { daysFromTo } from '@/lib/time/zoned-day'
import { HistogramChart, type ShownBar } from './histogram-chart'

const words = en.histogram

/** A bar with its number; null where there was no time to count it. */
export type Bar = Bucket & { readonly count: number | null }

type Props = {
  readonly title: string
  readonly bars: readonly Bar[]
  /** The list's address without its period. */
  readonly base: Route
  /** What is said of the days shown, where the list itself goes further. */
  readonly bound?: string | undefined
  /** Epoch milliseconds: a bar that goes further is not over. */
  readonly now: number
}

const number = new Intl.NumberFormat('en-GB')
const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
const day = (text: string) => format.format(Date.parse(text))
const named = ({ first, last }: Bucket) => (first === last ? day(first) : words.days(day(first), day(last)))
const told = ({ count }: Bar) => (count === null ? words.uncounted : number.format(count))

/** How many rows there are by day, or by some days, put into words for the chart. */
export function Histogram({ title, bars, base, bound, now }: Props) {
  const most = bars.reduce<Bar | undefined>((found, bar) => ((bar.count ?? 0) > (found?.count ?? 0) ? bar : found), undefined)
  const [first, last] = [bars[0], bars.at(-1)]
  if (!first || !last) return null
  const width = daysFromTo(first.first, first.last)
  const uncounted = bars.filter(({ count }) => count === null).length
  // Whatever there is at all can be seen.
  const share = (count: number) => (count === 0 || !most?.count ? 0 : Math.max(0.1, Math.round((count / most.count) * 1000) / 10))
  const sentence = [
    words.sentence(title, width, day(first.first), day(last.last)),
    most ? words.most(told(most), named(most)) : words.noneAtAll,
    ...(uncounted > 0 ? [words.uncountedOf(uncounted, bars.length)] : []),
  ].join(', ')
  const shown = bars.map((bar): ShownBar => {
    const isOpen = bar.to.getTime() > now
    const said = `${told(bar)}${isOpen && bar.count !== null ? ` ${words.soFar}` : ''}`
    return [bar.first, bar.last, named(bar), said, bar.count === null ? null : share(bar.count), isOpen]
  })
  return (
    <HistogramChart
      bars={shown}
      base={base}
      says={{
        scale: [most && words.highest(told(most)), bound].filter(Boolean).join(' · '),
        sentence,
        title,
        column: words.column(width),
        asTable: words.asTable,
        first: day(first.first),
        last: day(last.last),
      }}
    />
  )
}
