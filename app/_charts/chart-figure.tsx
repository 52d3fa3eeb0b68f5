import type { ReactNode } from 'react'
import styles from './chart-figure.module.css'
import { ChartTools } from './chart-tools'
import hues from './hues.module.css'

type Props = {
  readonly caption: string
  /** Said beside the caption. */
  readonly hint?: string | undefined
  /** Whether a title above says what it is of: the caption is only heard then. */
  readonly titled?: boolean
  /** Whether it is drawn, and can be kept as a picture. */
  readonly drawn?: boolean
  /** Whether it has been drawn yet. */
  readonly isDrawn?: boolean
  readonly children: ReactNode
}

/** Frame of every chart: its caption, what can be done with it, and the chart itself with its table. */
export function ChartFigure({ caption, hint, titled = false, drawn = false, isDrawn = true, children }: Props) {
  return (
    <figure className={`${styles.figure} ${hues.hues}`} data-bare={titled && hint === undefined ? '' : undefined}>
      <figcaption>
        <b className={titled ? 'visually-hidden' : undefined}>{caption}</b>
        {hint && <small>{hint}</small>}
        <ChartTools caption={caption} picture={drawn} isDrawn={isDrawn} />
      </figcaption>
      {children}
    </figure>
  )
}
