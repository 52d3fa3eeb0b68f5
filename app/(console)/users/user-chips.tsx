import Link from 'next/link'
import { en } from '@/lib/i18n/en'
import type { UserFilters } from '@/lib/users/user-query'
import styles from './user-filters.module.css'
import { usersPath } from './users-path'

const words = en.userFilters

/** What narrows the list, each part removable, all at once too. */
export function UserChips({ filters }: { filters: UserFilters }) {
  const { state, role, q } = filters
  const chips = [
    state && { field: words.state, operator: words.is, value: en.users.status[state], without: { role, q } },
    role && { field: words.role, operator: words.is, value: en.roles[role], without: { state, q } },
    q && { field: words.q, operator: words.contains, value: q, without: { state, role } },
  ].filter((chip) => typeof chip === 'object')
  if (chips.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={words.active}>
      {chips.map(({ field, operator, value, without }) => (
        <li key={field}>
          <span>
            {field} {operator} <b>{value}</b>
          </span>
          <Link prefetch={false} href={usersPath(without)} aria-label={words.remove(field, operator, value)}>
            ×
          </Link>
        </li>
      ))}
      <li>
        <Link prefetch={false} href="/users">
          {words.clear}
        </Link>
      </li>
    </ul>
  )
}
