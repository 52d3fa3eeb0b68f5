import type { Choices, Period } from './list-query'

const opposite = (value: string): string => (value.startsWith('!') ? value.slice(1) : `!${value}`)

/** One value of a field more, or less. */
export function toggledChoice<F extends string>(choices: Choices<F>, field: F, value: string, on: boolean): Choices<F> {
  const others = (choices[field] ?? []).filter((known) => known !== value && known !== opposite(value))
  const values = on ? [...others, value].sort() : others
  const { [field]: _replaced, ...rest } = choices
  return (values.length === 0 ? rest : { ...rest, [field]: values }) as Choices<F>
}

/** Whether a field is narrowed to this value alone. */
export const isOnly = (values: readonly string[] | undefined, value: string): boolean => values?.length === 1 && values[0] === value

/** The parts of an address that every list has, in a fixed order, so that equal views have equal addresses. */
export function listParts<F extends string>(
  fields: readonly F[],
  choices: Choices<F>,
  text: string | undefined,
  period: Period,
): URLSearchParams {
  const parts = new URLSearchParams()
  for (const field of fields) for (const value of choices[field] ?? []) parts.append(field, value)
  const rest = { q: text, since: period.since, from: period.from, to: period.to }
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) parts.append(name, value)
  return parts
}
