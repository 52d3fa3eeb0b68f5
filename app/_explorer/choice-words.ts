import type { ListField } from '@/lib/lists/list-field'

/** How the fields of a list are told: the same for its form, its chips and what the form offers. */
export type ChoiceWords<F extends string> = {
  readonly fields: Readonly<Record<F, ListField>>
  readonly label: (field: F) => string
  /** A value as people read it. */
  readonly name: (field: F, value: string) => string
  /** What an open field takes, where there is more to say than that it is text. */
  readonly help: Partial<Readonly<Record<F, string>>>
  /** The field of which the values are people. */
  readonly people: F
}
