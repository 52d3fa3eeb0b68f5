import { FilterBar } from '@/app/_explorer/filter-bar'
import { type Chip, FilterChips } from '@/app/_explorer/filter-chips'
import { FilterSearch } from '@/app/_explorer/filter-search'
import { FilterTabs } from '@/app/_explorer/filter-tabs'
import { type ContactShow, contactShows, type ContactFilters as Filters } from '@/lib/contacts/contact-query'
import { en } from '@/lib/i18n/en'
import { contactsPath } from './contacts-path'

const words = en.contacts
const { all, is, contains } = en.explorer

/** Everything that narrows the list, in the order of the address. */
function chipsOf({ show, q }: Filters): readonly Chip[] {
  const chips = [
    show && { field: words.show, operator: is, value: words.shows[show], without: contactsPath({ q }) },
    q && { field: words.q, operator: contains, value: q, without: contactsPath({ show }) },
  ]
  return chips.filter((chip) => typeof chip === 'object')
}

/** What narrows the list: a part of it as links, text as a form. Whoever sees only their own needs no part for that. */
export function ContactFilters({ filters, everyone }: { filters: Filters; everyone: boolean }) {
  const { show, q } = filters
  const parts: readonly (ContactShow | undefined)[] = [undefined, ...contactShows.filter((part) => everyone || part !== 'mine')]
  return (
    <FilterBar label={words.filter}>
      <FilterTabs
        label={words.show}
        tabs={parts.map((part) => ({
          label: part === undefined ? all : words.shows[part],
          href: contactsPath({ ...filters, show: part }),
          current: show === part,
        }))}
      />
      <FilterSearch action="/contacts" label={words.q} hint={words.search} submit={words.apply} value={q} most={254}>
        {show && <input type="hidden" name="show" value={show} />}
      </FilterSearch>
      <FilterChips chips={chipsOf(filters)} whole="/contacts" />
    </FilterBar>
  )
}
