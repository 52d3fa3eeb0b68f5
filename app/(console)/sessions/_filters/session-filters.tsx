import type { Route } from 'next'
import { draftProblem } from '@/app/_explorer/draft-problem'
import { FilterAdd } from '@/app/_explorer/filter-add'
import { FilterBar } from '@/app/_explorer/filter-bar'
import { FilterChips } from '@/app/_explorer/filter-chips'
import { FilterSearch } from '@/app/_explorer/filter-search'
import { FilterTabs } from '@/app/_explorer/filter-tabs'
import { KeptParts } from '@/app/_explorer/kept-parts'
import { ListPeriod } from '@/app/_explorer/list-period'
import type { ClockView } from '@/app/_ui/clock-view'
import { en } from '@/lib/i18n/en'
import { type Draft, LONGEST_TEXT } from '@/lib/lists/list-query'
import { type ChoiceField, choiceFields } from '@/lib/sessions/choice-fields'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed } from '@/lib/sessions/session-query-text'
import { sessionWords } from './choice-words'
import { chipsOf } from './filter-words'
import type { UserNames } from './value-name'

type Props = {
  readonly query: SessionQuery
  readonly names: UserNames
  readonly clock: ClockView
  /** What ended before is kept no more. */
  readonly visibleSince: Date
  /** A filter that was asked for and cannot be. */
  readonly draft: Draft<ChoiceField> | null
  /** Who sees only their own sessions has nobody to choose. */
  readonly mayChooseUser: boolean
  /** The page that they narrow, and its address for a query. */
  readonly place: Route
  readonly path: (query: SessionQuery) => Route
  readonly label: string
  /** Whether all time may be asked for. */
  readonly endless?: boolean
}

const words = en.filters
const statuses = [
  { value: undefined, label: en.explorer.all },
  { value: 'active', label: en.sessions.status.active },
  { value: 'terminated', label: en.sessions.status.terminated },
] as const

/** What narrows the list of sessions, and what is counted of them. */
export function SessionFilters({ query, names, clock, visibleSince, draft, mayChooseUser, place, path, label, endless = false }: Props) {
  const kept = path(changed(query, {})).split('?')[1] ?? ''
  // What goes without saying cannot be taken away.
  const chips = chipsOf(query, names, clock.zone, path).filter(({ without }) => without !== path(query))
  // Parts of the map and moments are what one looks for on the map itself, and they lead to a list.
  const isList = place === '/sessions'
  const fields = choiceFields.filter(
    (field) => (mayChooseUser || (field !== 'user' && field !== 'review')) && (isList || (field !== 'map' && field !== 'at')),
  )
  return (
    <FilterBar label={label}>
      <FilterTabs
        label={words.fields.status}
        tabs={statuses.map(({ value, label }) => ({
          label,
          href: path(changed(query, { status: value })),
          current: query.status === value,
        }))}
      />
      <ListPeriod
        label={words.period}
        period={query}
        path={({ since, from, to }) => path(changed(query, { since, from, to }))}
        action={place}
        kept={kept}
        clock={clock}
        visibleSince={visibleSince}
        endless={endless}
      />
      <FilterSearch
        action={place}
        label={words.search}
        hint={words.searchHint}
        submit={en.explorer.search}
        value={query.text}
        most={LONGEST_TEXT}
      >
        <KeptParts text={kept} without={['q']} />
      </FilterSearch>
      <FilterAdd
        action={place}
        kept={kept}
        fields={fields.map((value) => ({ value, label: words.fields[value] }))}
        example={words.valueHint}
        hint={words.unknownHint(en.unknown)}
        draft={draft && { ...draft, problem: draftProblem(draft, sessionWords) }}
        suggestions="/api/sessions/values"
      />
      <FilterChips chips={chips} whole={place} />
    </FilterBar>
  )
}
