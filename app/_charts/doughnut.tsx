'use client'

import { useCallback } from 'react'
import { ChartFigure } from './chart-figure'
import type { ChartLook } from './chart-look'
import styles from './doughnut.module.css'
import { doughnutConfig } from './doughnut-config'
import { useLead } from './lead-on'
import { type RankRow, RankTable } from './ranking'
import { useCanvasChart } from './use-canvas-chart'

type Props = {
  readonly caption: string
  readonly column: string
  readonly sentence: string
  /** At most seven: as many as there are colours. */
  readonly rows: readonly RankRow[]
  readonly room: number
}

/** Shares of a whole as a ring. Its legend is a table, which has every number, leads on, and needs no script. */
export function Doughnut({ caption, column, sentence, rows, room }: Props) {
  const lead = useLead()
  const pick = useCallback(
    (at: number) => {
      const href = rows[at]?.[3]
      if (href) lead(href)
    },
    [rows, lead],
  )
  const config = useCallback((look: ChartLook) => doughnutConfig(rows, look, pick), [rows, pick])
  const { canvas } = useCanvasChart(config)

  return (
    <ChartFigure caption={caption} drawn>
      <div className={styles.frame}>
        <div className={styles.sides}>
          <div className={styles.ring}>
            <canvas ref={canvas} role="img" aria-label={sentence} />
          </div>
          <RankTable column={column} sentence={sentence} rows={rows} room={room} marked />
        </div>
      </div>
    </ChartFigure>
  )
}
