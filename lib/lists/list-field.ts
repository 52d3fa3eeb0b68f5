/** What may be said of a field: the same for the address, the chips, the form and the menu of a cell. */
export type ListField = {
  /** Every value there is, where that is a closed set. */
  readonly values?: readonly string[]
  /** A value's one way of being written, or null where it is none of this field. */
  readonly normal: (text: string) => string | null
  /** Whether a record may lack it. */
  readonly unknown: boolean
}

/** A field with a closed set of values. */
export const oneOf = (values: readonly string[]): ListField => ({
  values,
  normal: (text) => (values.includes(text) ? text : null),
  unknown: false,
})

/** A field of any text that the database can hold, of so many characters at most. */
export const words = (most: number, unknown: boolean): ListField => ({
  normal: (text) => (text.length <= most && text.isWellFormed() && !text.includes('\u0000') ? text.trim() || null : null),
  unknown,
})
