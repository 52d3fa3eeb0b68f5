import type { Chip } from '@/app/_explorer/filter-chips'
import { sessionsPath } from '@/app/(console)/sessions/sessions-path'
import { en } from '@/lib/i18n/en'
import type { ChoiceField } from '@/lib/sessions/choice-fields'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { changed, toggled } from '@/lib/sessions/session-query-text'
import { type UserNames, valueName } from './value-name'

const { fields } = en.filters
const words = en.explorer

/** Everything that narrows the list, in the order of the address. */
export function chipsOf(query: SessionQuery, names: UserNames): readonly Chip[] {
  const { status, choices, text, since, from, to } = query
  const chip = (field: keyof typeof fields, operator: string, value: string, without: SessionQuery): Chip => ({
    ...{ field: fields[field], operator, value, without: sessionsPath(without) },
  })
  const plain = [
    status && chip('status', words.is, en.sessions.status[status], changed(query, { status: undefined })),
    text !== undefined && chip('q', words.contains, text, changed(query, { text: undefined })),
    since && chip('since', words.within, words.spans[since], changed(query, { since: undefined })),
    from && chip('since', words.since, from, changed(query, { from: undefined })),
    to && chip('since', words.until, to, changed(query, { to: undefined })),
  ].filter((one) => typeof one === 'object')
  const chosen = (Object.entries(choices) as [ChoiceField, readonly string[]][]).flatMap(([field, values]) =>
    values.map((value) => {
      const not = value.startsWith('!')
      const name = valueName(field, not ? value.slice(1) : value, names)
      return chip(field, not ? words.isNot : words.is, name, toggled(query, field, value, false))
    }),
  )
  return [...plain, ...chosen]
}
