/** What may be said of a field: the same for the address, the chips, the form and the menu of a cell. */
export type ListField = {
  /** Every value there is, where that is a closed set. */
  readonly values?: readonly string[]
  /** A value's one way of being written, or null where it is none of this field. */
  readonly normal: (text: string) => string | null
  /** Whether a record may lack it. */
  readonly unknown: boolean
}

/** A field with a closed set of values, each by its name in addresses or by the word that people read for it. */
export function among<T extends string>(words: Readonly<Record<T, string>>): ListField {
  const values = Object.keys(words) as T[]
  const means = (value: T, text: string) => value === text || words[value].toLowerCase() === text
  return { values, normal: (text) => values.find((value) => means(value, text.trim().toLowerCase())) ?? null, unknown: false }
}

/** A field of any text that the database can hold, of so many characters at most. */
export const words = (most: number, unknown: boolean): ListField => ({
  normal: (text) => (text.length <= most && text.isWellFormed() && !text.includes('\u0000') ? text.trim() || null : null),
  unknown,
})
