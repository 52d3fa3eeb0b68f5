import { isId } from '@/lib/db/id-days'
import { type Added, type Draft, type Given, listReader, type Misunderstood } from '@/lib/lists/list-query'
import { activityFieldOf } from './activity-field-of'
import { type ActivityChoice, tabs } from './activity-fields'
import type { ActivityQuery } from './activity-query'

const id = (value: string) => (isId(value) ? value.toLowerCase() : null)

/** Reads the address of the list. What is malformed is left out and told, never an error: the rest of the filter still holds. */
export function parseActivityQuery(given: Given): {
  query: ActivityQuery
  misunderstood: readonly Misunderstood[]
  draft: Draft<ActivityChoice> | null
  added: Added<ActivityChoice> | null
} {
  const reader = listReader(given)
  const kind = reader.among('kind', tabs)
  const { choices, draft, added } = reader.choices(activityFieldOf)
  const [text, period] = [reader.text(), reader.period()]
  const before = reader.one('before', id)
  const after = before === undefined ? reader.one('after', id) : undefined
  return { query: { kind, choices, text, ...period, before, after }, misunderstood: reader.misunderstood, draft, added }
}
