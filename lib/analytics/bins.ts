import { dayAfter, dayOf, daysFromTo, startOfDay, wallClock } from '@/lib/time/zoned-day'

/** A stretch of time, the later moment not counted, and the days of the zone that it is of. */
export type Stretch = { readonly from: Date; readonly to: Date; readonly first: string; readonly last: string }
export type Bins = { readonly unit: 'hour' | 'day' | 'days'; readonly bins: readonly Stretch[] }

const HOUR_MS = 3_600_000
/** So long a period is told by the hour. */
const HOURS_MS = 49 * HOUR_MS
const MOST_DAYS = 92

const isBefore = (day: string, other: string): boolean => day < other

function hours(from: Date, to: Date, zone: string): Stretch[] {
  // Zones lie apart from each other by quarters of an hour, so an hour of the wall is not always one of UTC.
  const into = ((wallClock(from.getTime(), zone) % HOUR_MS) + HOUR_MS) % HOUR_MS
  const begins = from.getTime() - into - (from.getTime() % 1_000)
  return Array.from({ length: Math.ceil((to.getTime() - begins) / HOUR_MS) }, (_, at) => {
    const start = new Date(begins + at * HOUR_MS)
    const day = dayOf(start, zone)
    return { from: start, to: new Date(start.getTime() + HOUR_MS), first: day, last: day }
  })
}

/** The bars of a period that is not empty, oldest first: hours of the zone's clock, its days (of 23 to 25 hours), or some days each. */
export function binsOf(from: Date, to: Date, zone: string): Bins {
  if (to.getTime() - from.getTime() <= HOURS_MS) return { unit: 'hour', bins: hours(from, to, zone) }
  const first = dayOf(from, zone)
  const last = dayOf(new Date(to.getTime() - 1), zone)
  const width = Math.ceil(daysFromTo(first, last) / MOST_DAYS)
  const bins = Array.from({ length: Math.ceil(daysFromTo(first, last) / width) }, (_, at) => {
    const begins = dayAfter(first, at * width)
    const end = dayAfter(begins, width - 1)
    const ends = isBefore(last, end) ? last : end
    return { first: begins, last: ends, from: startOfDay(begins, zone), to: startOfDay(dayAfter(ends, 1), zone) }
  })
  return { unit: width === 1 ? 'day' : 'days', bins }
}
