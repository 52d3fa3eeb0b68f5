import type { ReactNode } from 'react'
import styles from './filter-bar.module.css'

/** Frame of a list's filters: tabs, period, search, chips. All of them links and GET forms: the address is the state, with and without script. */
export function FilterBar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <search className={styles.bar} aria-label={label}>
      {children}
    </search>
  )
}
