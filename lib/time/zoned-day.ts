const DAY_MS = 86_400_000

// Making one costs a hundred times what using it costs. Keys are zones that this runtime knows: a small, closed set.
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  // Sweden writes "2026-11-25 23:59:59".
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(zone, made)
  return made
}

/** What a wall clock in the zone shows at an instant, as if it were UTC, in epoch milliseconds. */
export function wallClock(instant: number, zone: string): number {
  return Date.parse(`${clockOf(zone).format(instant).replace(' ', 'T')}Z`)
}

/** Whether the zone's clock is put back around an instant, so that it shows the same time once more. */
export const isShownTwice = (instant: number, zone: string): boolean =>
  [-2, -1, 1, 2].some((halves) => wallClock(instant + (halves * DAY_MS) / 48, zone) === wallClock(instant, zone))

/** Whether the text is a day of the calendar, as `YYYY-MM-DD` (RFC 3339 full-date), between 1970 and 9998. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return at >= 0 && text < '9999' && new Date(at).toISOString().startsWith(text)
}

/** The day `days` later or, below zero, earlier. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** How many days lie from the first to the last, both counted. */
export const daysFromTo = (first: string, last: string): number => Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1

/** The day that a wall clock in the zone shows at an instant. */
export const dayOf = (instant: Date, zone: string): string => new Date(wallClock(instant.getTime(), zone)).toISOString().slice(0, 10)

/** When a day (`YYYY-MM-DD`) begins in an IANA zone. Where the clock is put forward at midnight it is the first moment of that day. */
export function startOfDay(day: string, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // The offset before midnight and the one after it: whichever instant truly shows the day's beginning, the earliest first.
  const candidates = [-DAY_MS, 0, DAY_MS]
    .map((shift) => midnight - (wallClock(midnight + shift, zone) - (midnight + shift)))
    .sort((a, b) => a - b)
  const exact = candidates.find((at) => wallClock(at, zone) === midnight)
  return new Date(exact ?? candidates.find((at) => dayOf(new Date(at), zone) === day) ?? midnight)
}
