'use client'

import { type KeyboardEvent, useEffect, useState } from 'react'
import { enCharts } from '@/lib/i18n/en-charts'
import { ChartFigure } from './chart-figure'
import { heatLevel, heatLevels } from './heat-level'
import styles from './heat-map.module.css'
import { counted } from './number-words'

const words = enCharts.charts
const hourWords = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))
const levels = Array.from({ length: heatLevels }, (_, level) => level + 1)
const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

type Props = {
  readonly caption: string
  readonly hint?: string | undefined
  readonly sentence: string
  /** By weekday, Monday first, and hour. */
  readonly hours: readonly (readonly number[])[]
  /** The list's address, in which weekday and hour stand in the place of `hour=0-0` (`hour=1-14`: Monday, 14:00). */
  readonly base: string
}

/** Weekday by hour: a table of links, warmer where there is more. With script it is one stop for the Tab key, and arrows walk in it. */
export function HeatMap({ caption, hint, sentence, hours, base }: Props) {
  const most = Math.max(0, ...hours.flat())
  const [at, setAt] = useState<readonly [day: number, hour: number] | null>(null)

  // Only now: without script every cell is a stop of its own.
  useEffect(() => {
    const day = hours.findIndex((row) => row.some((count) => count > 0))
    setAt((known) => known ?? [Math.max(0, day), Math.max(0, hours[day]?.findIndex((count) => count > 0) ?? 0)])
  }, [hours])

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    const step = steps[event.key]
    const cell = event.target instanceof Element && event.target.closest('td')
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const { rows } = event.currentTarget
    let [row, column] = [(cell.parentElement as HTMLTableRowElement).rowIndex, cell.cellIndex]
    // Over empty cells to the next that leads somewhere.
    do {
      row += step[0]
      column += step[1]
      const link = rows[row]?.cells[column]?.querySelector('a')
      if (!link) continue
      setAt([row - 1, column - 1])
      link.focus()
      return
    } while (row > 0 && row <= 7 && column > 0 && column <= 24)
  }

  return (
    <ChartFigure caption={caption} hint={hint}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1). */}
      <section className={styles.scroll} aria-label={caption} tabIndex={0}>
        <table className={styles.map} onKeyDown={onKeyDown}>
          <caption className="visually-hidden">{sentence}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{words.weekday}</span>
              </th>
              {hourWords.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((row, day) => (
              <tr key={words.weekdays[day]}>
                <th scope="row" abbr={words.weekdays[day]}>
                  {words.weekdaysShort[day]}
                </th>
                {row.map((count, hour) => (
                  <td key={hourWords[hour]} data-value={count} data-heat={heatLevel(count, most)}>
                    {count > 0 && (
                      <a
                        href={base.replace('hour=0-0', `hour=${day + 1}-${hour}`)}
                        tabIndex={at === null || (at[0] === day && at[1] === hour) ? undefined : -1}
                        title={words.cell(words.weekdays[day] ?? '', hourWords[hour] ?? '', words.sessions(counted(count)))}
                      >
                        {counted(count)}
                      </a>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.scale} aria-hidden="true">
        {words.less}
        {levels.map((level) => (
          <i key={level} data-heat={level} />
        ))}
        {words.more}
      </p>
    </ChartFigure>
  )
}
