import type { ReactNode } from 'react'
import styles from './page-header.module.css'

/** Title, one sentence of context, and at most one main action. */
export function PageHeader({ title, lead, children }: { title: string; lead: ReactNode; children?: ReactNode }) {
  return (
    <header className={styles.header}>
      <div>
        <h1>{title}</h1>
        <p>{lead}</p>
      </div>
      {children}
    </header>
  )
}
