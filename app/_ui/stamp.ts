import type { ClockView } from './clock-view'

const MINUTE_MS = 60_000
/** Some hundred pages of a list. */
const MOST = 10_000

type Formats = {
  /** Of a minute since 1970. */
  readonly short: (minute: number) => string
  readonly long: Intl.DateTimeFormat
  readonly ofDay: Intl.DateTimeFormat
  readonly fullDay: Intl.DateTimeFormat
  readonly year: (minute: number) => string
}

// Making a formatter costs a hundred times what using it costs. Keys are zones that this runtime knows: a small, closed set.
const byZone = new Map<string, Formats>()

/** Remembers answers: asking Intl takes longer than all else in a row, and lists show the same minutes again and again. */
function remembered(make: (key: number) => string): (key: number) => string {
  const known = new Map<number, string>()
  return (key) => {
    const text = known.get(key) ?? make(key)
    if (known.size >= MOST) known.clear()
    known.set(key, text)
    return text
  }
}

function formats(zone: string): Formats {
  const known = byZone.get(zone)
  if (known) return known
  const format = (how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...how })
  const [short, year] = [format({ dateStyle: 'medium', timeStyle: 'short' }), format({ year: 'numeric' })]
  const made = {
    short: remembered((minute) => short.format(minute * MINUTE_MS)),
    long: format({ dateStyle: 'medium', timeStyle: 'long' }),
    ofDay: format({ timeStyle: 'medium' }),
    fullDay: format({ dateStyle: 'full' }),
    year: remembered((minute) => year.format(minute * MINUTE_MS)),
  }
  byZone.set(zone, made)
  return made
}

/** "23 Nov, 14:03" in the given zone, with the year where it is another one there: "31 Dec 2025, 23:59". */
export function shortStamp(iso: string, { now, zone }: ClockView): string {
  const { short, year } = formats(zone)
  return short(Math.floor(Date.parse(iso) / MINUTE_MS)).replace(` ${year(Math.floor(now / MINUTE_MS))},`, ',')
}

/** "23 Nov 2026, 14:03:09 CET" in the given zone. */
export const longStamp = (iso: string, zone: string): string => formats(zone).long.format(Date.parse(iso))

/** "14:03:09" in the given zone. */
export const timeOfDay = (iso: string, zone: string): string => formats(zone).ofDay.format(Date.parse(iso))

/** "Monday, 23 November 2026" in the given zone. */
export const fullDay = (iso: string, zone: string): string => formats(zone).fullDay.format(Date.parse(iso))
