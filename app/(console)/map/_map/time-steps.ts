const MINUTE_MS = 60_000

/** Lengths of time that can be played, and how far a step leads. */
export const plays = {
  '24h': { lengthMs: 24 * 60 * MINUTE_MS, stepMs: 15 * MINUTE_MS },
  '7d': { lengthMs: 7 * 24 * 60 * MINUTE_MS, stepMs: 2 * 60 * MINUTE_MS },
  '30d': { lengthMs: 30 * 24 * 60 * MINUTE_MS, stepMs: 8 * 60 * MINUTE_MS },
} as const
export type Play = keyof typeof plays

/** The moments of a play, oldest first, none before what is kept; the last is now. All in epoch milliseconds. */
export function momentsOf(play: Play, now: number, visibleSince: number): readonly number[] {
  const { lengthMs, stepMs } = plays[play]
  const steps = Math.floor(Math.min(lengthMs, now - visibleSince - MINUTE_MS) / stepMs)
  return Array.from({ length: Math.max(0, steps) + 1 }, (_, at) => now - (Math.max(0, steps) - at) * stepMs)
}
