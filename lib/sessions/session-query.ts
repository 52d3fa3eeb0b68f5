import { parsePosition, type SessionPlace, type SessionSort, sortKeys } from '@/lib/db/session-sort'
import { isDay } from '@/lib/time/zoned-day'
import { addedFilter, type Draft, type Given } from './added-filter'
import { type ChoiceField, choiceFields } from './choice-fields'
import { normalChoice } from './normal-choice'

/** Lengths of time before now that have a name. */
export const spans = ['24h', '7d', '30d', '90d'] as const
export type Span = (typeof spans)[number]

/** What the address of the list says, in its one normal form. Days are those of the viewer's zone, both counted. */
export type SessionQuery = SessionPlace & {
  readonly status?: 'active' | 'terminated' | undefined
  /** Values as they stand in the address: a leading `!` excludes, empty is Unknown. */
  readonly choices: { readonly [F in ChoiceField]?: readonly string[] }
  readonly text?: string | undefined
  readonly since?: Span | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly sort: SessionSort
}

/** A part of an address that was left out: which one, and what it said. */
type Misunderstood = { readonly part: string; readonly value: string }

type Parsed = {
  readonly query: SessionQuery
  readonly misunderstood: readonly Misunderstood[]
  /** What the form for one more filter sent, where it cannot be, so that it can be put right there. */
  readonly draft: Draft | null
}

/** Values a field at most; an address with more is nobody's honest filter. */
const MOST_VALUES = 20
const LONGEST_TEXT = 200

const all = (given: Given, name: string): readonly string[] => [given[name] ?? []].flat()
const sorts: readonly string[] = sortKeys.flatMap((key) => [key, `-${key}`])

/**
 * Reads the address of the list. What is malformed is left out and told, never an error: the rest of the filter still holds. A `-started`
 * list cut to nothing else is the default.
 */
export function parseSessionQuery(given: Given): Parsed {
  const misunderstood: Misunderstood[] = []
  const refuse = (part: string, value: string) => void misunderstood.push({ part, value: value.slice(0, 80) })
  const one = <T extends string>(part: string, read: (value: string) => T | null): T | undefined => {
    const value = all(given, part).at(-1)
    if (value === undefined || value.trim() === '') return undefined
    const found = read(value)
    if (found === null) refuse(part, value)
    return found ?? undefined
  }
  const among =
    <T extends string>(values: readonly T[]) =>
    (value: string) =>
      values.find((known) => known === value) ?? null
  const storable = (value: string) =>
    value.isWellFormed() && !value.includes('\u0000') ? value.trim().slice(0, LONGEST_TEXT) || null : null
  const day = (value: string) => (isDay(value) ? value : null)

  const { added, draft } = addedFilter(given)
  const choices = Object.fromEntries(
    choiceFields.flatMap((field) => {
      const values = [...all(given, field), ...(added?.field === field ? [added.choice] : [])]
      const normal = values.slice(0, MOST_VALUES).flatMap((value) => {
        const found = normalChoice(field, value)
        if (found === null) refuse(field, value)
        return found === null ? [] : [found]
      })
      if (values.length > MOST_VALUES) refuse(field, `${values[MOST_VALUES]} …`)
      return normal.length === 0 ? [] : [[field, [...new Set(normal)].sort()]]
    }),
  )
  const status = one('status', among(['active', 'terminated'] as const))
  const since = one('since', among(spans))
  const [from, to] = [one('from', day), one('to', day)]
  const wanted = one('sort', among(sorts)) as SessionSort | undefined
  const sortable = wanted === undefined || wanted.endsWith('started') || status === 'active'
  if (wanted !== undefined && !sortable) refuse('sort', wanted)
  const sort = (sortable ? wanted : undefined) ?? '-started'
  const position = (value: string) => (parsePosition(sort, value) ? value : null)
  const before = one('before', position)
  const after = before === undefined ? one('after', position) : undefined
  const ordered = from === undefined || to === undefined || from <= to
  if (!ordered) refuse('from', `${from} – ${to}`)
  const days = since === undefined && ordered ? { from, to } : {}
  return { query: { status, choices, text: one('q', storable), since, ...days, sort, before, after }, misunderstood, draft }
}
