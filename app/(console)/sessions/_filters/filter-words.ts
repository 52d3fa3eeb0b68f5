import type { Route } from 'next'
import type { Chip } from '@/app/_explorer/filter-chips'
import { choiceChips, periodChips } from '@/app/_explorer/list-chips'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import { en } from '@/lib/i18n/en'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, toggled } from '@/lib/sessions/session-query-text'
import { type UserNames, valueName } from './value-name'

const { fields } = en.filters
const words = en.explorer

type Path = (query: SessionQuery) => Route

/** Everything that narrows a list, in the order of its address, which is what `path` makes of a query; moments in this zone. */
export function chipsOf(query: SessionQuery, names: UserNames, zone: string, path: Path = sessionsPath): readonly Chip[] {
  const { status, choices, text } = query
  const chip = (field: string, operator: string, value: string, change: Partial<SessionQuery>): Chip => ({
    ...{ field, operator, value, without: path(changed(query, change)) },
  })
  return [
    ...(status ? [chip(fields.status, words.is, en.sessions.status[status], { status: undefined })] : []),
    ...(text === undefined ? [] : [chip(fields.q, words.contains, text, { text: undefined })]),
    ...periodChips(query, fields.since, ({ since, from, to }) => path(changed(query, { since, from, to })), zone),
    ...choiceChips<ChoiceField>(choices, {
      label: (field) => fields[field],
      name: (field, value) => valueName(field, value, names, zone),
      without: (field, value) => path(toggled(query, field, value, false)),
    }),
  ]
}
