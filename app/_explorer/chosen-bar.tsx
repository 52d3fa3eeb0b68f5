'use client'

import type { ReactNode, RefObject } from 'react'
import buttons from '@/app/_ui/button.module.css'
import { enExplorer } from '@/lib/i18n/en-explorer'
import styles from './chosen-bar.module.css'

const words = enExplorer.chosen

type Props = {
  readonly ref: RefObject<HTMLElement | null>
  readonly label: string
  /** How many rows are chosen. */
  readonly count: number
  readonly onNone: () => void
  /** What can be done with them, as buttons. */
  readonly children: ReactNode
}

/** What can be done with chosen rows (`useChosenRows`): stands beside the list, below it. */
export function ChosenBar({ ref, label, count, onNone, children }: Props) {
  return (
    <section ref={ref} className={styles.bar} aria-label={label}>
      <span role="status">{words.count(count)}</span>
      {children}
      <button type="button" className={buttons.button} data-tone="quiet" onClick={onNone}>
        {words.none}
      </button>
    </section>
  )
}
