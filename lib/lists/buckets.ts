import { dayAfter, dayOf, daysFromTo, startOfDay } from '@/lib/time/zoned-day'
import type { Period } from './list-query'
import { firstDay, lastDay } from './period-bounds'

/** A bar of a histogram: whole days of the viewer's zone, both counted, which are some moments (the later one not counted). */
export type Bucket = { readonly first: string; readonly last: string; readonly from: Date; readonly to: Date }

/** Bars at most; more days than these share one. */
const MOST = 90
/** Days that are shown where the period has no beginning. */
const USUAL_DAYS = 30
const spanDays = { '24h': 2, '7d': 7, '30d': 30, '90d': 90 } as const

const isBefore = (one: string, other: string): boolean => one < other

/** The bars of a period, oldest first, none of them before `oldest`: as wide as there is room for. */
export function bucketsOf({ since, ...bounds }: Period, zone: string, now: Date, oldest: Date): readonly Bucket[] {
  const today = dayOf(now, zone)
  const [from, to] = [bounds.from && firstDay(bounds.from, zone), bounds.to && lastDay(bounds.to, zone)]
  const last = to !== undefined && to < today ? to : today
  const spanned = since && dayAfter(today, 1 - spanDays[since])
  const asked =
    [spanned, from]
      .filter((day) => day !== undefined)
      .sort()
      .at(-1) ?? dayAfter(last, 1 - USUAL_DAYS)
  const earliest = dayOf(oldest, zone)
  const first = isBefore(asked, earliest) ? earliest : asked
  if (first > last) return []
  const days = daysFromTo(first, last)
  const width = Math.ceil(days / MOST)
  let edge = startOfDay(first, zone)
  return Array.from({ length: Math.ceil(days / width) }, (_, at) => {
    const begins = dayAfter(first, at * width)
    const end = dayAfter(begins, width - 1)
    const ends = isBefore(last, end) ? last : end
    // One ends where the next begins, and what a zone's clock shows is dear to ask.
    const from = edge
    edge = startOfDay(dayAfter(ends, 1), zone)
    return { first: begins, last: ends, from, to: edge }
  })
}
