import type { Route } from 'next'
import { longStamp } from '@/app/_ui/stamp'
import { en } from '@/lib/i18n/en'
import type { Choices, Period } from '@/lib/lists/list-query'
import { isDay } from '@/lib/time/zoned-day'
import type { Chip } from './filter-chips'

const words = en.explorer

/** An end of a period as people say it: a day, or an instant with the zone that it is told in. */
const boundWords = (bound: string, zone: string): string => (isDay(bound) ? bound : longStamp(bound, zone))

type Without = (period: Period) => Route

/** Chips of a period; `without` is the list with another one. */
export function periodChips({ since, from, to }: Period, field: string, without: Without, zone: string): readonly Chip[] {
  const chip = (operator: string, value: string, rest: Period): Chip => ({ field, operator, value, without: without(rest) })
  return [
    ...(since ? [chip(words.within, words.spans[since], { from, to })] : []),
    ...(from ? [chip(words.since, boundWords(from, zone), { since, to })] : []),
    ...(to ? [chip(isDay(to) ? words.until : words.before, boundWords(to, zone), { since, from })] : []),
  ]
}

type Choosing<F extends string> = {
  readonly label: (field: F) => string
  readonly name: (field: F, value: string) => string
  /** What is said of records that do not lack the field, where "is not" and the word for lacking it would be odd. */
  readonly present?: Readonly<Partial<Record<F, string>>>
  /** The list without this value, as it stands in the address. */
  readonly without: (field: F, value: string) => Route
}

/** A chip for each chosen value, in the order of the address. */
export function choiceChips<F extends string>(choices: Choices<F>, { label, name, present, without }: Choosing<F>): readonly Chip[] {
  return (Object.entries(choices) as [F, readonly string[]][]).flatMap(([field, values]) =>
    values.map((value) => {
      const not = value.startsWith('!')
      const whole = value === '!' ? present?.[field] : undefined
      if (whole !== undefined) return { field: label(field), operator: words.is, value: whole, without: without(field, value) }
      const operator = not ? words.isNot : words.is
      return { field: label(field), operator, value: name(field, not ? value.slice(1) : value), without: without(field, value) }
    }),
  )
}
