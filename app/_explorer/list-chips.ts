import type { Route } from 'next'
import { en } from '@/lib/i18n/en'
import type { Choices, Period } from '@/lib/lists/list-query'
import type { Chip } from './filter-chips'

const words = en.explorer

/** Chips of a period; `without` is the list with another one. */
export function periodChips({ since, from, to }: Period, field: string, without: (period: Period) => Route): readonly Chip[] {
  const chip = (operator: string, value: string, rest: Period): Chip => ({ field, operator, value, without: without(rest) })
  return [
    ...(since ? [chip(words.within, words.spans[since], { from, to })] : []),
    ...(from ? [chip(words.since, from, { since, to })] : []),
    ...(to ? [chip(words.until, to, { since, from })] : []),
  ]
}

type Choosing<F extends string> = {
  readonly label: (field: F) => string
  readonly name: (field: F, value: string) => string
  /** The list without this value, as it stands in the address. */
  readonly without: (field: F, value: string) => Route
}

/** A chip for each chosen value, in the order of the address. */
export function choiceChips<F extends string>(choices: Choices<F>, { label, name, without }: Choosing<F>): readonly Chip[] {
  return (Object.entries(choices) as [F, readonly string[]][]).flatMap(([field, values]) =>
    values.map((value) => {
      const not = value.startsWith('!')
      const operator = not ? words.isNot : words.is
      return { field: label(field), operator, value: name(field, not ? value.slice(1) : value), without: without(field, value) }
    }),
  )
}
