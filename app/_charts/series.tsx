'use client'

import { useCallback } from 'react'
import { enCharts } from '@/lib/i18n/en-charts'
import { ChartFigure } from './chart-figure'
import type { ChartLook } from './chart-look'
import { ColumnBars } from './column-bars'
import { useLead } from './lead-on'
import styles from './series.module.css'
import { type SeriesBar, seriesConfig } from './series-config'
import { TableTwin } from './table-twin'
import { useCanvasChart } from './use-canvas-chart'

const words = enCharts.charts

type Props = {
  readonly caption: string
  readonly sentence: string
  readonly head: string
  readonly bars: readonly SeriesBar[]
}

/** Numbers over time as bars, with those of the period before as a dashed line. Until it is drawn, and without script, plain bars stand in its place. */
export function Series({ caption, sentence, head, bars }: Props) {
  const lead = useLead()
  const pick = useCallback(
    (at: number) => {
      const href = bars[at]?.[2]
      if (href) lead(href)
    },
    [bars, lead],
  )
  const config = useCallback((look: ChartLook) => seriesConfig(bars, look, pick), [bars, pick])
  const { canvas, drawn } = useCanvasChart(config)
  const compared = bars.some(([, , , , , before]) => before !== null)

  return (
    <ChartFigure caption={caption} drawn isDrawn={drawn}>
      <div className={styles.frame}>
        <div className={styles.drawing} data-drawn={drawn ? '' : undefined}>
          <canvas ref={canvas} role="img" aria-label={sentence} aria-hidden={!drawn} />
        </div>
        {!drawn && (
          <ColumnBars
            sentence={sentence}
            columns={bars.map(([name, , href, count, said, , , isPart]) => [name, href, count, said, isPart])}
            ends={[bars[0]?.[1] ?? '', bars.at(-1)?.[1] ?? '']}
          />
        )}
      </div>
      <p className={styles.legend} aria-hidden="true">
        <span data-mark="bar">{words.now}</span>
        {bars.some(([, , , , , , , isPart]) => isPart) && <span data-mark="open">{words.inPart}</span>}
        {compared && <span data-mark="line">{words.before}</span>}
      </p>
      <TableTwin
        caption={caption}
        heads={compared ? [head, words.count, words.before] : [head, words.count]}
        rows={bars.map(([name, , href, count, said, before, saidBefore]) => ({
          ...{ name, href },
          cells: compared ? [[count, said] as const, [before, saidBefore] as const] : [[count, said] as const],
        }))}
      />
    </ChartFigure>
  )
}
