'use client'

import type { CSSProperties } from 'react'
import { enCharts } from '@/lib/i18n/en-charts'
import { ChartFigure } from './chart-figure'
import hues from './hues.module.css'
import styles from './ranking.module.css'
import shared from './rows.module.css'

const words = enCharts.charts

/** A value in finished words; `share` of all, `width` of its bar in percent of the longest. `href` is null for what cannot be asked for; `isRest`: all that has no row of its own. */
export type RankRow = readonly [
  name: string,
  aside: string | null,
  flag: string | null,
  href: string | null,
  count: number,
  said: string,
  share: string,
  width: number,
  isRest?: true,
]

/** The colour of all that has none of its own. */
export const otherHue = 7

type Props = {
  readonly caption: string
  readonly hint?: string | undefined
  /** What the values are of. */
  readonly column: string
  /** The chart in a sentence. */
  readonly sentence: string
  readonly rows: readonly RankRow[]
  /** Rows for which there is room, whether there are as many or not. */
  readonly room: number
  /** Marks the rows as the slices of the drawing beside them. */
  readonly marked?: boolean
  /** Said where there are no rows: why, and what would be here. */
  readonly empty?: string | undefined
}

/** As a file has it, in which nothing stands beside anything. */
const whole = (name: string, aside: string | null): string => (aside === null ? name : `${name}, ${aside}`)

/** The flag of a row; the place of one where others of its table have theirs. */
export function RowFlag({ of, rows }: { readonly of: string | null; readonly rows: readonly RankRow[] }) {
  if (of === null) return rows.some(([, , flag]) => flag !== null) && <s aria-hidden="true" />
  // biome-ignore lint/performance/noImgElement: an SVG of 16 pixels gains nothing from next/image.
  return <img src={`/flags/${of}.svg`} alt="" width={16} height={12} loading="lazy" />
}

/** Frequent values first: a table of which each row is a bar and leads on. It needs no script, and is its own twin. */
export function Ranking({ caption, hint, ...table }: Props) {
  return (
    <ChartFigure caption={caption} hint={hint}>
      <RankTable {...table} />
    </ChartFigure>
  )
}

/** The table of a ranking alone. */
export function RankTable({ column, sentence, rows, room, marked = false, empty = words.nothing }: Omit<Props, 'caption' | 'hint'>) {
  return (
    <div className={styles.room} style={{ '--room': room } as CSSProperties}>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <table className={`${shared.rows} ${styles.ranking}`}>
          <caption className="visually-hidden">{sentence}</caption>
          <colgroup>
            <col />
            <col />
            <col />
          </colgroup>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{column}</th>
              <th scope="col">{words.count}</th>
              <th scope="col">{words.share}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, aside, flag, href, count, said, share, width, isRest], at) => (
              <tr key={`${href} ${whole(name, aside)}`} style={{ '--w': `${width}%` } as CSSProperties}>
                <th scope="row" data-value={whole(name, aside)} title={whole(name, aside)}>
                  {marked && (
                    <i aria-hidden="true" className={hues.mark} data-hue={isRest ? otherHue : at + 1}>
                      {at + 1}
                    </i>
                  )}
                  <RowFlag of={flag} rows={rows} />
                  {href === null ? <span>{name}</span> : <a href={href}>{name}</a>}
                  {aside !== null && <small>{aside}</small>}
                </th>
                <td data-value={count}>{said}</td>
                <td>{share}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
