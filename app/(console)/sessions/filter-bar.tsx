import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import type { Option } from '@/app/_ui/choice'
import { en } from '@/lib/i18n/en'
import styles from './filter-bar.module.css'
import { FilterChips } from './filter-chips'
import { type SessionFilters, sessionsPath } from './sessions-path'

type Props = {
  readonly filters: SessionFilters
  /** People to choose from; without them the user is typed. */
  readonly users?: readonly Option[]
  /** Who sees only their own sessions has nobody to choose. */
  readonly mayChooseUser: boolean
}

const words = en.filters
const statuses = [
  { value: undefined, label: words.all },
  { value: 'active', label: en.sessions.status.active },
  { value: 'terminated', label: en.sessions.status.terminated },
] as const

/** Status as links and user as a GET form: the address is the state, with and without script. */
export function FilterBar({ filters, users, mayChooseUser }: Props) {
  return (
    <search className={styles.bar} aria-label={words.label}>
      <nav className={styles.tabs} aria-label={words.status}>
        {statuses.map(({ value, label }) => (
          <Link
            key={label}
            prefetch={false}
            href={sessionsPath({ ...filters, status: value })}
            aria-current={filters.status === value ? 'true' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      {mayChooseUser && (
        <form method="get" action="/sessions" className={styles.user}>
          {filters.status && <input type="hidden" name="status" value={filters.status} />}
          <label htmlFor="filter-user">{words.user}</label>
          {users ? (
            <select id="filter-user" key={filters.user} name="user" defaultValue={filters.user ?? ''}>
              <option value="">{words.everyone}</option>
              {users.map((user) => (
                <option key={user.value} value={user.value}>
                  {user.label}
                </option>
              ))}
            </select>
          ) : (
            <input
              id="filter-user"
              key={filters.user}
              type="search"
              name="user"
              defaultValue={filters.user}
              placeholder={words.userHint}
              maxLength={320}
              autoComplete="off"
            />
          )}
          <button type="submit" className={buttons.button}>
            {words.apply}
          </button>
        </form>
      )}
      <FilterChips filters={filters} {...(users ? { users } : {})} />
    </search>
  )
}
