import Link from 'next/link'
import { en } from '@/lib/i18n/en'
import styles from './filter-bar.module.css'
import type { Chip } from './filter-words'
import { sessionsPath } from './sessions-path'

/** What narrows the list, each part removable, all at once too. */
export function FilterChips({ chips }: { chips: readonly Chip[] }) {
  const words = en.filters
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
            <Link prefetch={false} href={sessionsPath(without)} aria-label={words.remove(text)}>
              ×
            </Link>
          </li>
        )
      })}
      <li>
        <Link prefetch={false} href="/sessions">
          {words.clear}
        </Link>
      </li>
    </ul>
  )
}
