'use client'

import type { CSSProperties } from 'react'
import styles from './histogram.module.css'
import { HistogramZoom } from './histogram-zoom'

/** A bar in finished words; its share of the highest in percent, null where it is not counted. */
export type ShownBar = readonly [first: string, last: string, named: string, said: string, share: number | null, isOpen: boolean]

type Props = {
  readonly bars: readonly ShownBar[]
  /** The list's address, whose days are those of a bar. */
  readonly base: string
  readonly says: Readonly<Record<'scale' | 'sentence' | 'title' | 'column' | 'asTable' | 'first' | 'last', string>>
}

/**
 * Bars to look at and to drag over, and the same as a table whose rows lead on. A client component for what it saves: as elements of the server each bar
 * would be written into the payload twice (docs/performance.md).
 */
export function HistogramChart({ bars, base, says }: Props) {
  const [path, asked] = base.split('?')
  const pathOf = (from: string, to: string) => `${path}?${new URLSearchParams([...new URLSearchParams(asked), ['from', from], ['to', to]])}`
  return (
    <figure className={styles.histogram}>
      <p>{says.scale}</p>
      <HistogramZoom days={bars} pathOf={pathOf}>
        <div className={styles.bars} role="img" aria-label={says.sentence}>
          {bars.map(([first, , named, said, share, isOpen]) => (
            <span
              key={first}
              title={`${named}: ${said}`}
              style={{ '--h': `${share ?? 0}%` } as CSSProperties}
              data-some={share ? '' : undefined}
              data-uncounted={share === null ? '' : undefined}
              data-open={isOpen ? '' : undefined}
            />
          ))}
        </div>
      </HistogramZoom>
      <figcaption>
        <span>{says.first}</span>
        <details>
          <summary>{says.asTable}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{says.column}</th>
                <th scope="col">{says.title}</th>
              </tr>
            </thead>
            <tbody>
              {bars.toReversed().map(([first, last, named, said]) => (
                <tr key={first}>
                  <td>
                    <a href={pathOf(first, last)}>{named}</a>
                  </td>
                  <td>{said}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
        <span>{says.last}</span>
      </figcaption>
    </figure>
  )
}
