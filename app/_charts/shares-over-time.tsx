'use client'

import { useCallback } from 'react'
import { enTrends } from '@/lib/i18n/en-trends'
import { ChartFigure } from './chart-figure'
import type { ChartLook } from './chart-look'
import hues from './hues.module.css'
import { useLead } from './lead-on'
import { otherHue } from './ranking'
import styles from './shares-over-time.module.css'
import { type Stack, stackedConfig } from './stacked-config'
import { TableTwin } from './table-twin'
import { useCanvasChart } from './use-canvas-chart'

const words = enTrends.trends

/** A value of the legend; `isRest`: all others together. */
export type LegendRow = readonly [name: string, href: string | null, share: string, isRest?: true]

type Props = {
  readonly caption: string
  /** What is drawn, in short: the title above says of what. */
  readonly hint: string
  readonly sentence: string
  /** What the bars are of. */
  readonly head: string
  /** At most seven: as many as there are colours. */
  readonly legend: readonly LegendRow[]
  readonly stacks: readonly Stack[]
}

/** The legend alone, with the place of the drawing kept: while what is drawn is being counted. */
export function SharesLegend({ legend }: Pick<Props, 'legend'>) {
  return (
    <ul className={styles.legend}>
      {legend.map(([name, href, share, isRest], at) => (
        <li key={name}>
          <i aria-hidden="true" className={hues.mark} data-hue={isRest ? otherHue : at + 1}>
            {at + 1}
          </i>
          {href === null ? <span>{name}</span> : <a href={href}>{name}</a>}
          <small>{share}</small>
        </li>
      ))}
    </ul>
  )
}

/** How the shares of values go on: bars of equal height, each segment of which leads on, and the same as a table. */
export function SharesOverTime({ caption, hint, sentence, head, legend, stacks }: Props) {
  const lead = useLead()
  const pick = useCallback(
    (bar: number, value: number) => {
      const [, , whole, , , , segments] = stacks[bar] ?? []
      const href = value < (segments?.length ?? 0) ? segments?.[value]?.[3] : whole
      if (href) lead(href)
    },
    [stacks, lead],
  )
  const config = useCallback(
    (look: ChartLook) => {
      const names = legend.map(([name]) => name)
      return stackedConfig(stacks, names, (value) => (legend[value]?.[3] ? otherHue : value + 1), look, pick)
    },
    [stacks, legend, pick],
  )
  const { canvas, drawn } = useCanvasChart(config)

  return (
    <ChartFigure caption={caption} hint={hint} titled drawn isDrawn={drawn}>
      <div className={styles.sides}>
        <div className={styles.drawing}>
          <canvas ref={canvas} role="img" aria-label={sentence} />
        </div>
        <SharesLegend legend={legend} />
      </div>
      <TableTwin
        caption={caption}
        heads={[head, ...legend.map(([name]) => name), words.all]}
        rows={stacks.map(([name, , href, total, said, , segments]) => ({
          ...{ name, href },
          cells: [...segments.map(([count, text, , to]) => [count, text, count > 0 ? to : null] as const), [total, said] as const],
        }))}
      />
    </ChartFigure>
  )
}
