import Link from 'next/link'
import buttons from '@/app/_ui/button.module.css'
import type { ClockView } from '@/app/_ui/clock-view'
import { en } from '@/lib/i18n/en'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed } from '@/lib/sessions/session-query-text'
import { FilterAdd } from './filter-add'
import styles from './filter-bar.module.css'
import { FilterChips } from './filter-chips'
import { FilterPeriod } from './filter-period'
import { FilterRest } from './filter-rest'
import { chipsOf } from './filter-words'
import { sessionsPath } from './sessions-path'
import type { UserNames } from './value-name'

type Props = {
  readonly query: SessionQuery
  readonly names: UserNames
  readonly clock: ClockView
  /** Who sees only their own sessions has nobody to choose. */
  readonly mayChooseUser: boolean
}

const words = en.filters
const statuses = [
  { value: undefined, label: words.all },
  { value: 'active', label: en.sessions.status.active },
  { value: 'terminated', label: en.sessions.status.terminated },
] as const

/** Links and GET forms: the address is the state, with and without script. */
export function FilterBar({ query, names, clock, mayChooseUser }: Props) {
  return (
    <search className={styles.bar} aria-label={words.label}>
      <nav className={styles.tabs} aria-label={words.fields.status}>
        {statuses.map(({ value, label }) => (
          <Link
            key={label}
            prefetch={false}
            href={sessionsPath(changed(query, { status: value }))}
            aria-current={query.status === value ? 'true' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      <FilterPeriod query={query} now={clock.now} zone={clock.zone} />
      <form method="get" action="/sessions" className={styles.search}>
        <FilterRest query={query} without={['q']} />
        <input
          key={query.text}
          type="search"
          name="q"
          defaultValue={query.text}
          aria-label={words.search}
          placeholder={words.searchHint}
          maxLength={200}
          autoComplete="off"
        />
        <button type="submit" className={buttons.button}>
          {words.searchSubmit}
        </button>
      </form>
      <FilterAdd query={query} mayChooseUser={mayChooseUser} />
      <FilterChips chips={chipsOf(query, names)} />
    </search>
  )
}
