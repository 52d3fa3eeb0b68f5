import { setTimeout as sleep } from 'node:timers/promises'
import type { Handed } from './transport'

/** However long a provider asks to be left alone, after that it is asked again. */
const LONGEST_MS = 3_600_000

/** Until when (by this process's own running clock) the provider is left alone. */
let quietUntil = 0

/** For how long nobody should ask after this. The others at once may be on their way already. */
function waitAfter(handed: Handed, atOnce: number): number {
  if (handed.outcome === 'accepted') return handed.room !== undefined && handed.room.left < atOnce ? handed.room.resetMs : 0
  return handed.outcome === 'later' && handed.provider ? (handed.afterMs ?? 0) : 0
}

/** Remembers what the provider says of how often it may be asked, by so many at once. */
export function keepPace(handed: Handed, atOnce: number): void {
  const wait = Math.min(waitAfter(handed, atOnce), LONGEST_MS)
  if (wait > 0) quietUntil = Math.max(quietUntil, performance.now() + wait)
}

/** Waits until the provider may be asked; false where that is not before `until`, or nobody is to be asked any more. */
export async function untilItIsTime(until: number, signal: AbortSignal): Promise<boolean> {
  while (performance.now() < quietUntil && !signal.aborted) {
    if (quietUntil >= until) return false
    await sleep(quietUntil - performance.now(), undefined, { signal }).catch(() => {})
  }
  return performance.now() < until && !signal.aborted
}
