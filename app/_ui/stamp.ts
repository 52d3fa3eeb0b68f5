import type { ClockView } from './clock-view'

type Formats = { readonly short: Intl.DateTimeFormat; readonly long: Intl.DateTimeFormat; readonly year: Intl.DateTimeFormat }

// Making a formatter costs a hundred times what using it costs. Keys are zones that this runtime knows: a small, closed set.
const byZone = new Map<string, Formats>()

function formats(zone: string): Formats {
  const known = byZone.get(zone)
  if (known) return known
  const made = {
    short: new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' }),
    long: new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'long' }),
    year: new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric' }),
  }
  byZone.set(zone, made)
  return made
}

/** "23 Nov, 14:03" in the given zone, with the year where it is another one there: "31 Dec 2025, 23:59". */
export function shortStamp(iso: string, { now, zone }: ClockView): string {
  const { short, year } = formats(zone)
  return short.format(Date.parse(iso)).replace(` ${year.format(now)},`, ',')
}

/** "23 Nov 2026, 14:03:09 CET" in the given zone. */
export const longStamp = (iso: string, zone: string): string => formats(zone).long.format(Date.parse(iso))
