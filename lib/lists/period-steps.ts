import { dayAfter, daysFromTo, isDay } from '@/lib/time/zoned-day'

/** Days of the calendar, both counted. */
export type Days = readonly [first: string, last: string]

/** As many days as these, before and after them: null where nothing can be, which is before `oldest` and after `today`. */
export function stepsFrom(shown: Days, { oldest, today }: { readonly oldest: string; readonly today: string }) {
  const length = daysFromTo(...shown)
  const step = (by: number): Days => [dayAfter(shown[0], by * length), dayAfter(shown[1], by * length)]
  const [before, after] = [step(-1), step(1)]
  return {
    length,
    earlier: before.every(isDay) && before[1] >= oldest ? before : null,
    later: after.every(isDay) && shown[1] < today ? after : null,
  }
}
