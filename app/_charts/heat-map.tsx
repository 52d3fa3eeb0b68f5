'use client'

import { type FocusEvent, type KeyboardEvent, useEffect, useState } from 'react'
import { enCharts } from '@/lib/i18n/en-charts'
import { ChartFigure } from './chart-figure'
import { heatLevel, heatLevels } from './heat-level'
import styles from './heat-map.module.css'
import { type Cell, stopOf, walkFrom } from './heat-walk'
import { counted } from './number-words'

const words = enCharts.charts
const hourWords = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))
const levels = Array.from({ length: heatLevels }, (_, level) => level + 1)
type Props = {
  readonly caption: string
  readonly hint?: string | undefined
  readonly sentence: string
  /** By weekday, Monday first, and hour. */
  readonly hours: readonly (readonly number[])[]
  /** The list's address, in which weekday and hour stand in the place of `hour=0-0` (`hour=1-14`: Monday, 14:00). */
  readonly base: string
}

/** "Monday 14:00–14:59: 3 sessions", seen and heard. */
const said = (day: number, hour: number, count: number): string =>
  words.cell(words.weekdays[day] ?? '', hourWords[hour] ?? '', words.sessions(counted(count)))

/** Which of the week a cell of the table is: heads stand above and before. */
const cellOf = (cell: HTMLTableCellElement): Cell => [(cell.parentElement as HTMLTableRowElement).rowIndex - 1, cell.cellIndex - 1]

/** Weekday by hour: a table of links, warmer where there is more. With script it is one stop for the Tab key, and arrows walk in it. */
export function HeatMap({ caption, hint, sentence, hours, base }: Props) {
  const most = Math.max(0, ...hours.flat())
  const [at, setAt] = useState<Cell | null>(null)
  const [walks, setWalks] = useState(false)
  const stop = stopOf(hours, at)

  // Only now: without script every cell is a stop of its own.
  useEffect(() => setWalks(true), [])

  function onFocus({ target }: FocusEvent<HTMLTableElement>) {
    const cell = target.closest('td')
    if (cell) setAt(cellOf(cell))
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    const cell = event.target instanceof Element && event.target.closest('td')
    if (!cell || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const next = walkFrom(hours, cellOf(cell), event.key)
    if (next === null) return
    event.preventDefault()
    event.currentTarget.rows[next[0] + 1]?.cells[next[1] + 1]?.querySelector('a')?.focus()
  }

  return (
    <ChartFigure caption={caption} hint={hint}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1). */}
      <section className={styles.scroll} aria-label={caption} tabIndex={0}>
        <table className={styles.map} onKeyDown={onKeyDown} onFocus={onFocus}>
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
                  <td key={hourWords[hour]} data-value={count} data-heat={heatLevel(count, most)} data-long={count > 999 ? '' : undefined}>
                    {count > 0 && (
                      <a
                        href={base.replace('hour=0-0', `hour=${day + 1}-${hour}`)}
                        tabIndex={!walks || (stop?.[0] === day && stop[1] === hour) ? undefined : -1}
                        aria-label={said(day, hour, count)}
                        title={said(day, hour, count)}
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
