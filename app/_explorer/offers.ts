import { isId } from '@/lib/db/id-days'
import type { ChoiceWords } from './choice-words'

/** What may be typed, and what is shown for it. */
export type Suggested = { readonly value: string; readonly label: string }

const has = (text: string, typed: string): boolean => text.toLowerCase().includes(typed.toLowerCase())

/** A value by the word that people read. Browsers show what holds the typed text in value or label: where only what is stored does, the label says that. */
function offerOf<F extends string>({ fields, name }: ChoiceWords<F>, field: F, stored: string, typed: string): Suggested | null {
  const word = name(field, stored)
  if (!has(word, typed) && !has(stored, typed)) return null
  // A word that means another value cannot stand for this one.
  const { normal, typed: read = normal } = fields[field]
  if (read(word) !== stored) return { value: stored, label: word }
  return { value: word, label: has(word, typed) ? word : stored }
}

/** What a field's input offers for what was typed: of an open field from those values, or people, that `occurring` has. */
export function offers<F extends string>(
  words: ChoiceWords<F>,
  field: F,
  typed: string,
  occurring: readonly Suggested[],
): readonly Suggested[] {
  const { values, unknown } = words.fields[field]
  const known = values?.map((value) => ({ value, label: value })) ?? occurring
  const offered = known.flatMap(({ value, label }) =>
    // A person's id means nothing in an input: name and address stand for it.
    field === words.people && isId(value) ? { value: label, label } : (offerOf(words, field, value, typed) ?? []),
  )
  const lacking = words.name(field, '')
  return unknown && has(lacking, typed) ? [...offered, { value: lacking, label: lacking }] : offered
}
