import { enShell } from '@/lib/i18n/en-shell'
import { type ChoiceField, choiceFields } from './choice-fields'
import { fieldOf } from './filter-fields'
import { normalChoice } from './normal-choice'

/** The parts of an address, as a page gets them. */
export type Given = Readonly<Record<string, string | readonly string[] | undefined>>

/** A filter that was asked for and cannot be: the value is none of the field, or there is none. */
export type Draft = { readonly field: ChoiceField; readonly not: boolean; readonly value: string }

type Added = {
  /** The filter as it stands in an address. */
  readonly added: { readonly field: ChoiceField; readonly choice: string } | null
  readonly draft: Draft | null
}

/** More was not typed in our form. */
const LONGEST = 320

/**
 * What the form for one more filter sends, which has fields of its own so that it works without script: `add` (which field), `op` and `value`. The
 * word for what is not known means just that, in fields where something may be lacking.
 */
export function addedFilter(given: Given): Added {
  const [wanted, op, typed] = ['add', 'op', 'value'].map((name) => [given[name] ?? []].flat()[0] ?? '')
  const field = choiceFields.find((known) => known === wanted)
  if (field === undefined) return { added: null, draft: null }
  const value = (typed ?? '').trim()
  const not = op === 'not'
  const unknown = fieldOf[field].unknown && value.toLowerCase() === enShell.unknown.toLowerCase()
  const choice = (not ? '!' : '') + (unknown ? '' : value)
  const fits = unknown || (value !== '' && normalChoice(field, choice) !== null)
  return fits ? { added: { field, choice }, draft: null } : { added: null, draft: { field, not, value: value.slice(0, LONGEST) } }
}
