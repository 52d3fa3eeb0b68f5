import { enShell } from '@/lib/i18n/en-shell'
import { normalMoment } from '@/lib/time/moment-text'
import { isDay } from '@/lib/time/zoned-day'
import { controlSigns } from './control-signs'
import type { ListField } from './list-field'

/** Lengths of time before now that have a name. */
export const spans = ['24h', '7d', '30d', '90d'] as const
export type Span = (typeof spans)[number]

/** Values of each field as they stand in the address: repeated for "any of", a leading `!` excludes, empty is Unknown. */
export type Choices<F extends string> = { readonly [K in F]?: readonly string[] }

/** A span of time: one up to now, days of the viewer's zone, both counted, or those of the days that lie in the span. Either end may be an instant (`2026-10-25T01:00Z`). */
export type Period = { readonly since?: Span | undefined; readonly from?: string | undefined; readonly to?: string | undefined }

/** How much a part of an address takes. */
export type Most = { readonly n: number; readonly of: 'characters' | 'values' }

/** A part of an address that was left out: which one, and what it said; `most` where it said too much. */
export type Misunderstood = { readonly part: string; readonly value: string; readonly most?: Most | undefined }

export type Given = Readonly<Record<string, string | readonly string[] | undefined>>

/** Values a field at most; an address with more is nobody's honest filter. */
export const MOST_VALUES = 20
/** Characters of free text; a longer one is told, not cut, since it would mean something else. */
export const LONGEST_TEXT = 2_000

const all = (given: Given, name: string): readonly string[] => [given[name] ?? []].flat()

/** One value's normal form with its sign, or null. */
function normalChoice({ normal, unknown }: ListField, value: string): string | null {
  const sign = value.startsWith('!') ? '!' : ''
  const bare = value.slice(sign.length)
  if (bare === '') return unknown ? sign : null
  const found = normal(bare)
  return found === null ? null : sign + found
}

/** A filter that was asked for and cannot be: the value is none of the field, or there is none. */
export type Draft<F extends string> = { readonly field: F; readonly not: boolean; readonly value: string }

/** What the form for one more filter added to the choices, in its normal form with its sign. */
export type Added<F extends string> = { readonly field: F; readonly choice: string }

/** More was not typed in our form. */
const LONGEST_VALUE = 320

/**
 * What the form for one more filter sends, which has fields of its own so that it works without script: `add` (which field), `op` and `value`. The word
 * for what is not known, or is lacking, means just that, in fields where something may be lacking.
 */
function addedChoice<F extends string>(given: Given, field: F, known: ListField): Added<F> | Draft<F> | null {
  if (all(given, 'add')[0] !== field) return null
  const value = all(given, 'value')[0]?.trim() ?? ''
  const not = all(given, 'op')[0] === 'not'
  const lacking = [enShell.unknown, known.lacking].some((word) => word?.toLowerCase() === value.toLowerCase())
  const sign = not ? '!' : ''
  const choice =
    known.unknown && lacking ? sign : value === '' ? null : normalChoice({ ...known, normal: known.typed ?? known.normal }, sign + value)
  return choice === null ? { field, not, value: value.slice(0, LONGEST_VALUE) } : { field, choice }
}

/**
 * Reads the parts of a list's address, one after the other. What is malformed is left out and told in `misunderstood`, never an error: the rest of
 * the filter still holds.
 */
export function listReader(given: Given) {
  const misunderstood: Misunderstood[] = []
  const refuse = (part: string, value: string, most?: Most) =>
    void misunderstood.push({ part, value: controlSigns(value.slice(0, 80)), ...(most && { most }) })

  /** A part that stands once; the last counts. */
  function one<T extends string>(part: string, read: (value: string) => T | null): T | undefined {
    const value = all(given, part).at(-1)
    if (value === undefined || value.trim() === '') return undefined
    const found = read(value)
    if (found === null) refuse(part, value)
    return found ?? undefined
  }

  function among<T extends string>(part: string, values: readonly T[]): T | undefined {
    return one(part, (value) => values.find((known) => known === value) ?? null)
  }

  function choices<F extends string>(
    fields: Readonly<Record<F, ListField>>,
  ): { readonly choices: Choices<F>; readonly draft: Draft<F> | null; readonly added: Added<F> | null } {
    const sent = (Object.keys(fields) as F[]).map((field) => addedChoice(given, field, fields[field])).find((one) => one !== null)
    const added = sent && 'choice' in sent ? sent : null
    const draft = sent && !('choice' in sent) ? sent : null
    const found = (Object.keys(fields) as F[]).flatMap((field) => {
      const values = [...all(given, field), ...(added?.field === field ? [added.choice] : [])]
      const normal = values.slice(0, MOST_VALUES).flatMap((value) => {
        const known = normalChoice(fields[field], value)
        if (known === null) refuse(field, value)
        return known ?? []
      })
      if (values.length > MOST_VALUES) refuse(field, `${values[MOST_VALUES]} …`, { n: MOST_VALUES, of: 'values' })
      return normal.length === 0 ? [] : [[field, [...new Set(normal)].sort()]]
    })
    return { choices: Object.fromEntries(found), draft, added }
  }

  /** Free text, where it can be searched. */
  function text(): string | undefined {
    const found = one('q', (value) => (value.isWellFormed() && !value.includes('\u0000') ? value.trim() : null))
    if (found === undefined || found.length <= LONGEST_TEXT) return found
    refuse('q', found, { n: LONGEST_TEXT, of: 'characters' })
    return undefined
  }

  function period(): Period {
    const since = among('since', spans)
    const [from, to] = (['from', 'to'] as const).map((part) => one(part, (value) => (isDay(value) ? value : normalMoment(value))))
    // Days the wrong way round mean the same days.
    return from !== undefined && to !== undefined && isDay(from) && isDay(to) && from > to
      ? { since, from: to, to: from }
      : { since, from, to }
  }

  return { misunderstood, refuse, one, among, choices, text, period }
}
