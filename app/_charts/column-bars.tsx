'use client'

import type { CSSProperties, MouseEvent } from 'react'
import styles from './column-bars.module.css'

/**
 * A bar in finished words. `href` is null for what cannot be asked for, `count` for what was not counted; `isPart`: it is not over, or not whole; `tick`: its
 * name as short as what stands below it.
 */
export type Column = readonly [
  name: string,
  href: string | null,
  count: number | null,
  said: string,
  isPart: boolean,
  tick?: string | undefined,
]

type Props = {
  readonly sentence: string
  readonly columns: readonly Column[]
  readonly ends?: readonly [first: string, last: string] | undefined
  readonly onClick?: (event: MouseEvent) => void
}

/** The bars of `Columns`: one picture, which a sentence describes. */
export function ColumnBars({ sentence, columns, ends, onClick }: Props) {
  const most = Math.max(1, ...columns.map(([, , count]) => count ?? 0))
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table beside it does the same for the keyboard. */}
      <div className={styles.bars} role="img" aria-label={sentence} onClick={onClick}>
        {columns.map(([name, href, count, said, isPart, tick = name], at) => (
          <span key={name} data-at={at} title={`${name}: ${said}`} data-leads={href === null ? undefined : ''}>
            <i
              style={{ '--h': `${((count ?? 0) / most) * 100}%` } as CSSProperties}
              data-some={count ? '' : undefined}
              data-uncounted={count === null ? '' : undefined}
              data-part={isPart ? '' : undefined}
            />
            {!ends && (
              <>
                <b>{said}</b>
                <small>{tick}</small>
              </>
            )}
          </span>
        ))}
      </div>
      {ends && (
        <p className={styles.ends} aria-hidden="true">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </p>
      )}
    </div>
  )
}
