/** The catalogue's word for what was recorded, or null where it has none: the text may be a stranger's, and `constructor`. */
export const wordFor = (words: Readonly<Record<string, string>>, recorded: string): string | null =>
  Object.hasOwn(words, recorded) ? (words[recorded] ?? null) : null
