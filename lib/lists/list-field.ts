/** What may be said of a field: the same for the address, the chips, the form and the menu of a cell. */
export type ListField = {
  /** Every value there is, where that is a closed set. */
  readonly values?: readonly string[]
  /** A value's one way of being written, or null where it is none of this field. */
  readonly normal: (text: string) => string | null
  /** The same of what somebody typed, where a word that they read goes before a value that is written alike. */
  readonly typed?: (text: string) => string | null
  /** Whether a record may lack it. */
  readonly unknown: boolean
  /** What people read where it is lacking, if that is not the word for what is not known. */
  readonly lacking?: string
}

type Words<T extends string = string> = Readonly<Record<T, string>>

/** A field with a closed set of values, each by its name in addresses or by the word that people read for it. */
export function among<T extends string>(words: Words<T>): ListField {
  const values = Object.keys(words) as T[]
  const means = (value: T, text: string) => value === text || words[value].toLowerCase() === text
  return { values, normal: (text) => values.find((value) => means(value, text.trim().toLowerCase())) ?? null, unknown: false }
}

/**
 * A field of names as recorders and notes give them: each by itself, by the word that people read for it, and by another word (`also`). What has no word
 * of its own is read with spaces. In an address a name means itself: somebody else's `changed` is not what "Changed" is the word for.
 */
export function named(words: Words, unknown: boolean, also: Words = {}): ListField {
  const meant = new Map([...Object.entries(also), ...Object.entries(words)].map(([name, word]) => [word.toLowerCase(), name]))
  const nameOf = (said: string) => (Object.hasOwn(words, said) ? said : (meant.get(said) ?? said.replaceAll(' ', '_')))
  const isName = (text: string) => /^[a-z][a-z0-9_.]{0,79}$/.test(text)
  const typed = (text: string) => {
    const name = nameOf(text.trim().replace(/\s+/g, ' ').toLowerCase())
    return isName(name) ? name : null
  }
  return { normal: (text) => (isName(text) ? text : typed(text)), typed, unknown }
}

/** A field of any text that the database can hold, of so many characters at most. */
export const words = (most: number, unknown: boolean): ListField => ({
  normal: (text) => (text.length <= most && text.isWellFormed() && !text.includes('\u0000') ? text.trim() || null : null),
  unknown,
})
