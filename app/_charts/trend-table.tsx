'use client'

import type { CSSProperties } from 'react'
import { enCharts } from '@/lib/i18n/en-charts'
import { enTrends } from '@/lib/i18n/en-trends'
import type { Change } from './change-words'
import { ChartFigure } from './chart-figure'
import { type RankRow, RowFlag } from './ranking'
import shared from './rows.module.css'
import { Sparkline } from './sparkline'
import styles from './trend-table.module.css'

const words = { ...enCharts.charts, ...enTrends.trends }

/** How a value goes on: compared with the period before, over time, and what that is in words. Null while it is being counted, and for what is no value. */
type TrendCell = { readonly change: Change | null; readonly counts: readonly number[]; readonly said: string } | null
export type TrendRow = readonly [row: RankRow, trend: TrendCell]

type Props = {
  readonly caption: string
  /** What the values are of. */
  readonly column: string
  readonly sentence: string
  readonly rows: readonly TrendRow[]
  /** Whether the last stretch is not over. */
  readonly isOpen: boolean
  /** Whether changes are told at all. */
  readonly compared: boolean
}

/** As a file has it, in which nothing stands beside anything. */
const whole = (name: string, aside: string | null): string => (aside === null ? name : `${name}, ${aside}`)

function ChangeCell({ change }: { readonly change: Change | null }) {
  if (change === null) return null
  return (
    <span data-to={change.to} title={change.said}>
      <span aria-hidden="true">{change.short || words.fromNone}</span>
      <span className="visually-hidden">{change.said}</span>
    </span>
  )
}

/** Values, most frequent first, each with its share, its change and its trend. Each row leads on; it is its own twin. */
export function TrendTable({ caption, column, sentence, rows, isOpen, compared }: Props) {
  const ranked = rows.map(([row]) => row)
  return (
    <ChartFigure caption={caption} titled>
      {rows.length === 0 ? (
        <p className={styles.nothing}>{words.nothing}</p>
      ) : (
        <table className={`${shared.rows} ${styles.table}`} data-compared={compared ? '' : undefined}>
          <caption className="visually-hidden">{sentence}</caption>
          <thead>
            <tr>
              <th scope="col">{column}</th>
              <th scope="col">{words.count}</th>
              <th scope="col">{words.share}</th>
              {compared && <th scope="col">{words.change}</th>}
              <th scope="col">{words.trend}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([[name, aside, flag, href, count, said, share, width], trend]) => (
              <tr key={`${href} ${whole(name, aside)}`} style={{ '--w': `${width}%` } as CSSProperties}>
                <th scope="row" data-value={whole(name, aside)} title={whole(name, aside)}>
                  <RowFlag of={flag} rows={ranked} />
                  {href === null ? <span>{name}</span> : <a href={href}>{name}</a>}
                  {aside !== null && <small>{aside}</small>}
                </th>
                <td data-value={count}>{said}</td>
                <td>{share}</td>
                {compared && <td data-value={trend?.change?.said ?? ''}>{trend && <ChangeCell change={trend.change} />}</td>}
                <td data-value={trend?.counts.join(' ') ?? ''}>
                  {trend && trend.counts.length > 1 && <Sparkline counts={trend.counts} said={trend.said} isOpen={isOpen} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ChartFigure>
  )
}
