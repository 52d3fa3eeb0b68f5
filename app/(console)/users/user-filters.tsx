import { FilterBar } from '@/app/_explorer/filter-bar'
import { type Chip, FilterChips } from '@/app/_explorer/filter-chips'
import { FilterSearch } from '@/app/_explorer/filter-search'
import { FilterTabs } from '@/app/_explorer/filter-tabs'
import { en } from '@/lib/i18n/en'
import { type UserFilters as Filters, userStates } from '@/lib/users/user-query'
import { roleOptions } from './role-options'
import { usersPath } from './users-path'

const words = en.userFilters
const { all, is, contains } = en.explorer
const states = [undefined, ...userStates] as const

/** Everything that narrows the list, in the order of the address. */
function chipsOf({ state, role, q }: Filters): readonly Chip[] {
  const chips = [
    state && { field: words.state, operator: is, value: en.users.status[state], without: usersPath({ role, q }) },
    role && { field: words.role, operator: is, value: en.roles[role], without: usersPath({ state, q }) },
    q && { field: words.q, operator: contains, value: q, without: usersPath({ state, role }) },
  ]
  return chips.filter((chip) => typeof chip === 'object')
}

/** What narrows the list of people: state as links, role and text as a form. */
export function UserFilters({ filters }: { filters: Filters }) {
  const { state, role, q } = filters
  return (
    <FilterBar label={words.label}>
      <FilterTabs
        label={words.state}
        tabs={states.map((value) => ({
          label: value === undefined ? all : en.users.status[value],
          href: usersPath({ ...filters, state: value }),
          current: state === value,
        }))}
      />
      <FilterSearch action="/users" label={words.q} hint={words.q} submit={words.apply} value={q} most={254}>
        {state && <input type="hidden" name="state" value={state} />}
        <select key={role ?? ''} name="role" defaultValue={role ?? ''} aria-label={words.role}>
          <option value="">{words.anyRole}</option>
          {roleOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </FilterSearch>
      <FilterChips chips={chipsOf(filters)} whole="/users" />
    </FilterBar>
  )
}
