'use client'

import { enCharts } from '@/lib/i18n/en-charts'
import styles from './table-twin.module.css'

/** A number as it is counted and as it is said; null where there is none. With an address where it leads on by itself. */
type TwinCell = readonly [count: number | null, said: string, href?: string | null]
type TwinRow = { readonly name: string; readonly href: string | null; readonly cells: readonly TwinCell[] }

type Props = { readonly caption: string; readonly heads: readonly string[]; readonly rows: readonly TwinRow[] }

/** What a chart draws, as a table whose rows lead on: for the keyboard, for whoever hears the page, and without script. */
export function TableTwin({ caption, heads, rows }: Props) {
  return (
    <details className={styles.twin}>
      <summary>{enCharts.charts.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1). */}
      <section aria-label={caption} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, href, cells }) => (
              <tr key={name}>
                <th scope="row">{href === null ? name : <a href={href}>{name}</a>}</th>
                {cells.map(([count, said, to], at) => (
                  <td key={heads[at + 1]} data-value={count ?? ''}>
                    {to ? <a href={to}>{said}</a> : said}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
