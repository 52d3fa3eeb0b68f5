import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** Why there is nothing, and the one thing to do about it. */
export function EmptyState({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
        <rect x="5" y="8" width="38" height="32" rx="5" />
        <path d="M12 18h3m5 0h16M12 25h3m5 0h10M12 32h3m5 0h13" />
      </svg>
      <h2>{title}</h2>
      <p>{text}</p>
      {action}
    </div>
  )
}
