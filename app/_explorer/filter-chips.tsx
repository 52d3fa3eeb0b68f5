import type { Route } from 'next'
import { en } from '@/lib/i18n/en'
import styles from './filter-chips.module.css'

const words = en.explorer

/** Something that narrows a list: `field operator value`, and the address of the list without it. */
export type Chip = { readonly field: string; readonly operator: string; readonly value: string; readonly without: Route }

/** What narrows the list, each part removable, all at once too: `whole` is the list without any. */
export function FilterChips({ chips, whole }: { readonly chips: readonly Chip[]; readonly whole: Route }) {
  if (chips.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={words.active}>
      {chips.map(({ field, operator, value, without }) => {
        const text = `${field} ${operator} ${value}`
        return (
          <li key={text}>
            <span>
              {field} {operator} <b>{value}</b>
            </span>
            <a href={without} aria-label={words.remove(text)}>
              ×
            </a>
          </li>
        )
      })}
      <li>
        <a href={whole} data-clears="">
          {words.clear}
        </a>
      </li>
    </ul>
  )
}
