import { isDay, wallClock } from './zoned-day'

const DAY_MS = 86_400_000

/** Whether the text is a minute of the calendar as a browser's field writes it, `YYYY-MM-DDTHH:mm`, between 1970 and 9998. */
export const isMinute = (text: string): boolean => /^[^T]{10}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10))

/** What a wall clock in the zone shows at an instant, as `YYYY-MM-DDTHH:mm`. */
export const minuteOf = (instant: Date, zone: string): string => new Date(wallClock(instant.getTime(), zone)).toISOString().slice(0, 16)

/**
 * When a wall clock in an IANA zone shows this minute (`YYYY-MM-DDTHH:mm`). Where the clock is put back and shows it twice, the first time; where it is
 * put forward over it, as much later as it is put forward (RFC 5545 §3.3.5 says the same of both).
 */
export function momentAt(minute: string, zone: string): Date {
  const wall = Date.parse(`${minute}:00Z`)
  // The offset before it and the one after it: whichever instant truly shows the minute, the earliest first.
  const candidates = [-DAY_MS, 0, DAY_MS].map((shift) => wall - (wallClock(wall + shift, zone) - (wall + shift))).sort((a, b) => a - b)
  return new Date(candidates.find((at) => wallClock(at, zone) === wall) ?? candidates.at(-1) ?? wall)
}
