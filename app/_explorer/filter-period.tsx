'use client'

import type { Route } from 'next'
import { enExplorer } from '@/lib/i18n/en-explorer'
import { FilterDrop } from './filter-drop'
import styles from './filter-period.module.css'
import { FilterTabs, type Tab } from './filter-tabs'
import { KeptParts } from './kept-parts'

const words = enExplorer.explorer

type Props = {
  readonly label: string
  readonly tabs: readonly Tab[]
  /** One such period earlier, and later where that has come; how many days it has. */
  readonly steps: { readonly earlier: Route | null; readonly later: Route | null; readonly days: number }
  readonly action: string
  /** What the address says besides. */
  readonly kept: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly today: string
}

/** When: a span up to now, or days (`from`, `to`); and one such span earlier or later. */
export function FilterPeriod({ label, tabs, steps, action, kept, from, to, today }: Props) {
  const { earlier, later, days } = steps
  return (
    <div className={styles.period}>
      <FilterTabs label={label} tabs={tabs} />
      {earlier && (
        <a href={earlier} className={styles.step} aria-label={words.earlier(days)}>
          ‹
        </a>
      )}
      {later && (
        <a href={later} className={styles.step} aria-label={words.later(days)}>
          ›
        </a>
      )}
      <FilterDrop opener={words.custom} label={label} action={action}>
        <KeptParts text={kept} without={['since', 'from', 'to']} />
        <label>
          {words.from}
          <input type="date" name="from" defaultValue={from} max={today} />
        </label>
        <label>
          {words.to}
          <input type="date" name="to" defaultValue={to} />
        </label>
      </FilterDrop>
    </div>
  )
}
