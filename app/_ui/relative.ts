import { enShell } from '@/lib/i18n/en-shell'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

function amount(seconds: number): string {
  const t = enShell.time
  if (seconds < minute) return t.seconds(seconds)
  if (seconds < hour) return t.minutes(Math.floor(seconds / minute))
  if (seconds < 2 * day) return t.hours(Math.floor(seconds / hour))
  return t.days(Math.floor(seconds / day))
}

/** "3 min ago" or "in 42 min", both instants in epoch milliseconds. The last ten seconds are "just now". */
export function relative(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000)
  if (Math.abs(seconds) < 10) return enShell.time.now
  return seconds < 0 ? enShell.time.ago(amount(-seconds)) : enShell.time.within(amount(seconds))
}

/** "in 42 min" until a deadline; what has come, or comes in less than ten seconds, comes "any moment": whoever ends it may be a little late. */
export function until(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000)
  return seconds < 10 ? enShell.time.anyMoment : enShell.time.within(amount(seconds))
}

/** Two units at most: "45 s", "12 min", "3 h 20 min", "2 d 5 h". Never negative. */
export function duration(seconds: number): string {
  const t = enShell.time
  const s = Math.max(0, Math.floor(seconds))
  if (s < minute) return t.seconds(s)
  if (s < hour) return t.minutes(Math.floor(s / minute))
  const [large, small] =
    s < day ? [t.hours(Math.floor(s / hour)), Math.floor((s % hour) / minute)] : [t.days(Math.floor(s / day)), Math.floor((s % day) / hour)]
  if (small === 0) return large
  return `${large} ${s < day ? t.minutes(small) : t.hours(small)}`
}
