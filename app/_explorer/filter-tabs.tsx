import type { Route } from 'next'
import styles from './filter-tabs.module.css'

export type Tab = { readonly label: string; readonly href: Route; readonly current: boolean; readonly count?: string | undefined }

/** One choice of few, each a link. */
export function FilterTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.label} href={tab.href} aria-current={tab.current ? 'true' : undefined}>
          {tab.label} {tab.count !== undefined && <small>{tab.count}</small>}
        </a>
      ))}
    </nav>
  )
}
