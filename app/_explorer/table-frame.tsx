'use client'

import type { CSSProperties, ReactNode } from 'react'
import { type Head, SortHead } from './sort-head'
import styles from './table.module.css'
import cards from './table-cards.module.css'

type Props = {
  /** Names the table. */
  readonly label: string
  /** Heads of the columns, in order. */
  readonly columns: readonly string[]
  /** Names the last column, which has buttons and no head for the eye. */
  readonly actions?: string | undefined
  /** The heads, where they do more than name. */
  readonly heads?: readonly Head[]
  /** Columns that say what they are by themselves where the table has become cards. */
  readonly uncaptioned?: readonly number[]
  /** Classes of the table and of the frame around it. */
  readonly className?: string | undefined
  readonly frame?: string | undefined
  readonly children: ReactNode
}

/** The words before each value where rows have become cards; in CSS they cost no element in any row. */
function captionsOf(columns: readonly string[], without: readonly number[]): CSSProperties {
  const shown = columns.flatMap((label, i) => (i === 0 || without.includes(i) ? [] : [[`--c${i + 1}`, JSON.stringify(label)]]))
  return Object.fromEntries(shown)
}

/** Our own table, because a kit's costs ten times as much to render: rows where there is room, cards where there is none. Its children are the body. */
export function TableFrame({ label, columns, actions, heads, uncaptioned = [], className = '', frame = '', children }: Props) {
  return (
    <section className={`${styles.scroll} ${frame}`} aria-label={label} tabIndex={-1}>
      <table data-rows="" className={`${styles.table} ${cards.cards} ${className}`} style={captionsOf(columns, uncaptioned)}>
        <thead>
          <tr>
            {(heads ?? columns.map((label): Head => ({ label }))).map((head) => (
              <SortHead key={head.label} {...head} />
            ))}
            {actions !== undefined && <SortHead label={actions} unseen />}
          </tr>
        </thead>
        {children}
      </table>
    </section>
  )
}
