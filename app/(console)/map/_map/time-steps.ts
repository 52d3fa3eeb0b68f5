const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** A hand finds its way among so many. */
const MOST_STEPS = 100
const steps = [1, 5, 15, 30, 60, 120, 240, 480, 720].map((minutes) => minutes * MINUTE_MS)

/** Lengths of time that can be played where the page has no period, in milliseconds. */
export const plays = { '24h': DAY_MS, '7d': 7 * DAY_MS, '30d': 30 * DAY_MS, '90d': 90 * DAY_MS } as const
export type Play = keyof typeof plays

/** A stretch of time in epoch milliseconds; null where it has no bound. */
export type Span = { readonly from: number | null; readonly to: number | null }

/** The moments of a span that can be looked at, oldest first, the last at its end: in even steps, none before what is kept, and none in the future. */
export function momentsOf({ from, to }: Span, now: number, visibleSince: number): readonly number[] {
  const first = visibleSince + MINUTE_MS
  const end = Math.max(first, Math.min(to ?? now, now))
  const length = end - Math.max(from ?? first, first)
  const step = steps.find((one) => length / one <= MOST_STEPS) ?? Math.ceil(length / MOST_STEPS / DAY_MS) * DAY_MS
  const many = Math.max(0, Math.floor(length / step))
  return Array.from({ length: many + 1 }, (_, at) => end - (many - at) * step)
}

/** The lengths that have something to tell: none that is longer than another one which reaches all that is kept. */
export function playsWithin(now: number, visibleSince: number): readonly Play[] {
  const all = Object.keys(plays) as Play[]
  return all.filter((_, at) => at === 0 || now - visibleSince > plays[all[at - 1] ?? '24h'])
}
