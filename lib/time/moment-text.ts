import { isDay } from './zoned-day'

/** An instant as addresses write it: RFC 3339 in UTC, without seconds and fractions that are zero. `2026-10-25T01:00Z`. */
export const momentText = (at: Date): string =>
  at
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .replace(/:00Z$/, 'Z')

/** An instant's one way of being written, or null where the text is none between 1970 and 9998. */
export function normalMoment(text: string): string | null {
  const said = text.trim()
  if (!/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z$/.test(said) || !isDay(said.slice(0, 10))) return null
  return momentText(new Date(said))
}
