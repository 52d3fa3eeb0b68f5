import { parsePosition, type SessionPlace, type SessionSort, sortKeys } from '@/lib/db/session-sort'
import { type Added, type Choices, type Draft, type Given, listReader, type Misunderstood, type Period } from '@/lib/lists/list-query'
import type { ChoiceField } from './choice-fields'
import { fieldOf } from './filter-fields'

/** What the address of the list says, in its one normal form. */
export type SessionQuery = SessionPlace &
  Period & {
    readonly status?: 'active' | 'terminated' | undefined
    readonly choices: Choices<ChoiceField>
    readonly text?: string | undefined
    readonly sort: SessionSort
  }

type Parsed = {
  readonly query: SessionQuery
  readonly misunderstood: readonly Misunderstood[]
  /** What the form for one more filter sent, where it cannot be, so that it can be put right there. */
  readonly draft: Draft<ChoiceField> | null
  /** What that form added, as it was typed. */
  readonly added: Added<ChoiceField> | null
}

const sorts: readonly SessionSort[] = sortKeys.flatMap((key) => [key, `-${key}` as const])

/**
 * Reads the address of the list. What is malformed is left out and told, never an error: the rest of the filter still holds. A `-started`
 * list cut to nothing else is the default.
 */
export function parseSessionQuery(given: Given): Parsed {
  const reader = listReader(given)
  const { choices, draft, added } = reader.choices(fieldOf)
  const status = reader.among('status', ['active', 'terminated'] as const)
  const wanted = reader.among('sort', sorts)
  const sortable = wanted === undefined || wanted.endsWith('started') || status === 'active'
  if (wanted !== undefined && !sortable) reader.refuse('sort', wanted)
  const sort = (sortable ? wanted : undefined) ?? '-started'
  const position = (value: string) => (parsePosition(sort, value) ? value : null)
  const before = reader.one('before', position)
  const after = before === undefined ? reader.one('after', position) : undefined
  const query = { status, choices, ...reader.period(), text: reader.text(), sort, before, after }
  return { query, misunderstood: reader.misunderstood, draft, added }
}
