import type { Route } from 'next'
import type { CSSProperties } from 'react'
import { en } from '@/lib/i18n/en'
import type { Bucket } from '@/lib/lists/buckets'
import { daysFromTo } from '@/lib/time/zoned-day'
import styles from './histogram.module.css'
import { HistogramZoom } from './histogram-zoom'

const words = en.histogram

/** A bar with its number; null where there was no time to count it. */
export type Bar = Bucket & { readonly count: number | null }

type Props = {
  readonly title: string
  readonly bars: readonly Bar[]
  /** The list from one day to another. */
  readonly path: (from: string, to: string) => Route
  /** Epoch milliseconds: a bar that goes further is not over. */
  readonly now: number
}

const number = new Intl.NumberFormat('en-GB')
const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
const day = (text: string) => format.format(Date.parse(text))
const named = ({ first, last }: Bucket) => (first === last ? day(first) : words.days(day(first), day(last)))
const told = ({ count }: Bar) => (count === null ? words.uncounted : number.format(count))

/** How many rows there are by day, or by some days: bars to look at and to drag over, and the same as a table whose rows lead on. */
export function Histogram({ title, bars, path, now }: Props) {
  const most = bars.reduce<Bar | undefined>((found, bar) => ((bar.count ?? 0) > (found?.count ?? 0) ? bar : found), undefined)
  const [first, last] = [bars[0], bars.at(-1)]
  if (!first || !last) return null
  const width = daysFromTo(first.first, first.last)
  const uncounted = bars.filter(({ count }) => count === null).length
  const isOpen = (bar: Bar) => bar.to.getTime() > now
  const said = (bar: Bar) => `${told(bar)}${isOpen(bar) && bar.count !== null ? ` ${words.soFar}` : ''}`
  const sentence = [
    words.sentence(title, width, day(first.first), day(last.last)),
    most ? words.most(told(most), named(most)) : words.noneAtAll,
    ...(uncounted > 0 ? [words.uncountedOf(uncounted, bars.length)] : []),
  ].join(', ')
  const height = (bar: Bar): CSSProperties =>
    ({ '--h': `${most?.count ? Math.round(((bar.count ?? 0) / most.count) * 1000) / 10 : 0}%` }) as CSSProperties
  return (
    <figure className={styles.histogram}>
      <HistogramZoom days={bars.map((bar) => [bar.first, bar.last])} base={path('', '')}>
        <div className={styles.bars} role="img" aria-label={sentence}>
          {bars.map((bar) => (
            <span
              key={bar.first}
              title={`${named(bar)}: ${said(bar)}`}
              style={height(bar)}
              data-some={bar.count ? '' : undefined}
              data-uncounted={bar.count === null ? '' : undefined}
              data-open={isOpen(bar) ? '' : undefined}
            />
          ))}
        </div>
      </HistogramZoom>
      <figcaption>
        <span>{day(first.first)}</span>
        <details>
          <summary>{words.asTable}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.column(width)}</th>
                <th scope="col">{title}</th>
              </tr>
            </thead>
            <tbody>
              {bars.toReversed().map((bar) => (
                <tr key={bar.first}>
                  <td>
                    <a href={path(bar.first, bar.last)}>{named(bar)}</a>
                  </td>
                  <td>{said(bar)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
        <span>{day(last.last)}</span>
      </figcaption>
    </figure>
  )
}
