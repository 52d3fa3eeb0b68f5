import Link from 'next/link'
import type { Option } from '@/app/_ui/choice'
import { en } from '@/lib/i18n/en'
import styles from './filter-bar.module.css'
import { type SessionFilters, sessionsPath } from './sessions-path'

const words = en.filters

/** What narrows the list, each part removable, all at once too. */
export function FilterChips({ filters, users }: { filters: SessionFilters; users?: readonly Option[] }) {
  const chips = [
    filters.status && { field: words.status, value: en.sessions.status[filters.status], without: { ...filters, status: undefined } },
    filters.user && { field: words.user, value: nameOf(filters.user, users), without: { ...filters, user: undefined } },
  ].filter((chip) => typeof chip === 'object')
  if (chips.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={words.active}>
      {chips.map(({ field, value, without }) => (
        <li key={field}>
          <span>
            {field} {words.is} <b>{value}</b>
          </span>
          <Link prefetch={false} href={sessionsPath(without)} aria-label={words.remove(field, value)}>
            ×
          </Link>
        </li>
      ))}
      <li>
        <Link prefetch={false} href="/sessions">
          {words.clear}
        </Link>
      </li>
    </ul>
  )
}

const nameOf = (value: string, users: readonly Option[] | undefined): string => users?.find((user) => user.value === value)?.label ?? value
