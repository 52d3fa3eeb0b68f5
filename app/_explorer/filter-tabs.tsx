import type { Route } from 'next'
import styles from './filter-tabs.module.css'

export type Tab = { readonly label: string; readonly href: Route; readonly current: boolean }

/** One choice of few, each a link. */
export function FilterTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.label} href={tab.href} aria-current={tab.current ? 'true' : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  )
}
