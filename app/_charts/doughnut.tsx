'use client'

import type { MouseEvent } from 'react'
import { ChartFigure } from './chart-figure'
import styles from './doughnut.module.css'
import { useLead } from './lead-on'
import { otherHue, type RankRow, RankTable } from './ranking'
import { ringSlices } from './ring-slices'

type Props = {
  readonly caption: string
  readonly column: string
  readonly sentence: string
  /** At most seven: as many as there are colours. */
  readonly rows: readonly RankRow[]
  readonly room: number
  readonly empty?: string | undefined
}

/** Shares of a whole as a ring, which comes with the page. Its legend is a table, which has every number and leads on. */
export function Doughnut({ caption, column, sentence, rows, room, empty }: Props) {
  const lead = useLead()
  const slices = ringSlices(rows.map(([, , , , count]) => count))

  function onClick({ target }: MouseEvent) {
    const at = target instanceof Element && target.closest<SVGElement>('[data-at]')?.dataset.at
    const href = rows[Number(at)]?.[3]
    if (at && href) lead(href)
  }

  return (
    <ChartFigure caption={caption} drawn={rows.length > 0}>
      <div className={styles.frame}>
        <div className={styles.sides} data-empty={rows.length === 0 ? '' : undefined}>
          {rows.length > 0 && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the legend beside it does the same for the keyboard.
            <svg className={styles.ring} viewBox="0 0 100 100" role="img" aria-label={sentence} onClick={onClick}>
              {rows.map(([name, aside, , href, , said, share, , isRest], at) => {
                const { path, number } = slices[at] ?? { path: '', number: null }
                return (
                  <g
                    key={`${href} ${name} ${aside}`}
                    data-at={at}
                    data-hue={isRest ? otherHue : at + 1}
                    data-leads={href === null ? undefined : ''}
                  >
                    <title>{`${aside === null ? name : `${name}, ${aside}`}: ${said} (${share})`}</title>
                    <path d={path} />
                    {number && (
                      <text x={number[0]} y={number[1]}>
                        {at + 1}
                      </text>
                    )}
                  </g>
                )
              })}
            </svg>
          )}
          <RankTable column={column} sentence={sentence} rows={rows} room={room} empty={empty} marked />
        </div>
      </div>
    </ChartFigure>
  )
}
