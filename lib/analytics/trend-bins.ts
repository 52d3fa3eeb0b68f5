import { dayAfter, dayOf, daysFromTo, startOfDay } from '@/lib/time/zoned-day'
import { type Bins, binsOf } from './bins'

/** So many days are told each by itself; more are told in weeks, or some weeks each. */
const MOST_DAYS = 31
/** The same where there are so many sessions that reading each of a month's takes too long. */
const FEW_DAYS = 14
const MANY_SESSIONS = 300_000
const DAY_MS = 86_400_000
const MOST_BINS = 30

const isBefore = (day: string, other: string): boolean => day < other

/**
 * The stretches of a period by which values are compared over time, oldest first: fewer and longer than the bars of a count, of which each is several
 * values. Weeks are counted back from the period's last day, so that only the first may be a shorter one. Days of UTC have been counted, those of other zones
 * are read row by row: of a great many sessions these are told in weeks sooner.
 */
export function trendBinsOf(from: Date, to: Date, zone: string, sessions = 0): Bins {
  const [first, last] = [dayOf(from, zone), dayOf(new Date(to.getTime() - 1), zone)]
  const many = daysFromTo(first, last)
  const areCounted = startOfDay(last, zone).getTime() % DAY_MS === 0
  if (many <= (areCounted || sessions < MANY_SESSIONS ? MOST_DAYS : FEW_DAYS)) return binsOf(from, to, zone)
  const width = 7 * Math.ceil(many / (7 * MOST_BINS))
  const count = Math.ceil(many / width)
  const bins = Array.from({ length: count }, (_, at) => {
    const ends = dayAfter(last, -width * (count - 1 - at))
    const whole = dayAfter(ends, 1 - width)
    const begins = isBefore(whole, first) ? first : whole
    return { first: begins, last: ends, from: startOfDay(begins, zone), to: startOfDay(dayAfter(ends, 1), zone) }
  })
  return { unit: 'days', bins }
}
