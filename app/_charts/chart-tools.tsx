'use client'

import type { MouseEvent } from 'react'
import { useScripted } from '@/app/_ui/use-scripted'
import { enCharts } from '@/lib/i18n/en-charts'
import styles from './chart-tools.module.css'
import { csvOf } from './csv-of'
import { drawingPicture } from './drawing-picture'
import { fileName, saveFile } from './save-file'
import { tableRows } from './table-rows'

const words = enCharts.charts

type Props = {
  readonly caption: string
  /** Whether there is a drawing to keep as a picture. */
  readonly picture?: boolean
  /** Whether it has been drawn yet. */
  readonly isDrawn?: boolean
}

/** Keeps what a figure shows: its table as CSV, its drawing as PNG. Both are made of the page itself, so that they hold just what is seen. */
export function ChartTools({ caption, picture = false, isDrawn = true }: Props) {
  const scripted = useScripted()

  function saveCsv({ currentTarget }: MouseEvent) {
    const table = currentTarget.closest('figure')?.querySelector('table')
    if (table) saveFile(new Blob([csvOf(tableRows(table))], { type: 'text/csv' }), fileName(caption, 'csv'))
  }

  async function savePng({ currentTarget }: MouseEvent) {
    const drawing = currentTarget.closest('figure')?.querySelector<HTMLCanvasElement | SVGSVGElement>('canvas, svg[role="img"]')
    const blob = drawing && (await drawingPicture(drawing, caption))
    if (blob) saveFile(blob, fileName(caption, 'png'))
  }

  return (
    <span className={styles.tools}>
      {picture && (
        <button type="button" aria-label={words.savePng(caption)} onClick={savePng} disabled={!scripted || !isDrawn}>
          {words.png}
        </button>
      )}
      <button type="button" aria-label={words.saveCsv(caption)} onClick={saveCsv} disabled={!scripted}>
        {words.csv}
      </button>
    </span>
  )
}
