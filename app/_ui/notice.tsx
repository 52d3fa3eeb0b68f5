import type { ReactNode } from 'react'
import styles from './notice.module.css'

/** A sentence that explains why this page is shown, such as how the last session ended. */
export function Notice({ tone = 'info', children }: { tone?: 'info' | 'ended' | 'warning'; children: ReactNode }) {
  return (
    <div className={styles.notice} data-tone={tone} role="status">
      {children}
    </div>
  )
}
