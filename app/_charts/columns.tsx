'use client'

import type { MouseEvent } from 'react'
import { ChartFigure } from './chart-figure'
import { type Column, ColumnBars } from './column-bars'
import { useLead } from './lead-on'
import { TableTwin } from './table-twin'

type Props = {
  readonly caption: string
  readonly hint?: string | undefined
  readonly sentence: string
  /** Heads of the table: what the bars are of, and what is counted. */
  readonly heads: readonly [name: string, count: string]
  readonly columns: readonly Column[]
  /** Below the first and the last bar; without, each bar has its name. */
  readonly ends?: readonly [first: string, last: string] | undefined
}

/** Upright bars in plain HTML, which lead on, and the same as a table. */
export function Columns({ caption, hint, sentence, heads, columns, ends }: Props) {
  const lead = useLead()

  function onClick({ target }: MouseEvent) {
    const at = target instanceof Element && target.closest<HTMLElement>('[data-at]')?.dataset.at
    const href = columns[Number(at)]?.[1]
    if (at && href) lead(href)
  }

  return (
    <ChartFigure caption={caption} hint={hint}>
      <ColumnBars sentence={sentence} columns={columns} ends={ends} onClick={onClick} />
      <TableTwin
        caption={caption}
        heads={heads}
        rows={columns.map(([name, href, count, said]) => ({ name, href, cells: [[count, said]] }))}
      />
    </ChartFigure>
  )
}
