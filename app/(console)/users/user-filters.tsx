import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import { en } from '@/lib/i18n/en'
import { type UserFilters as Filters, userStates } from '@/lib/users/user-query'
import { roleOptions } from './role-options'
import { UserChips } from './user-chips'
import styles from './user-filters.module.css'
import { usersPath } from './users-path'

const words = en.userFilters
const states = [undefined, ...userStates] as const

/** State as links, role and text as a GET form: the address is the state, with and without script. */
export function UserFilters({ filters }: { filters: Filters }) {
  const { state, role, q } = filters
  return (
    <search className={styles.bar} aria-label={words.label}>
      <nav className={styles.tabs} aria-label={words.state}>
        {states.map((value) => (
          <Link
            key={value ?? ''}
            prefetch={false}
            href={usersPath({ ...filters, state: value })}
            aria-current={state === value ? 'true' : undefined}
          >
            {value === undefined ? words.all : en.users.status[value]}
          </Link>
        ))}
      </nav>
      <form method="get" action="/users" className={styles.form}>
        {state && <input type="hidden" name="state" value={state} />}
        <label htmlFor="filter-role" className="visually-hidden">
          {words.role}
        </label>
        <select id="filter-role" key={role ?? ''} name="role" defaultValue={role ?? ''}>
          <option value="">{words.anyRole}</option>
          {roleOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <label htmlFor="filter-q" className="visually-hidden">
          {words.q}
        </label>
        <input
          id="filter-q"
          key={`q${q}`}
          type="search"
          name="q"
          defaultValue={q}
          placeholder={words.q}
          maxLength={254}
          autoComplete="off"
        />
        <button type="submit" className={buttons.button}>
          {words.apply}
        </button>
      </form>
      <UserChips filters={filters} />
    </search>
  )
}
