import { parseSessionQuery } from './session-query'

/** The query part of the list's address, given as one text, read as the list itself reads it. */
export function parseSessionText(text: string): ReturnType<typeof parseSessionQuery> {
  const given: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) given[name] = [...(given[name] ?? []), value]
  return parseSessionQuery(given)
}
