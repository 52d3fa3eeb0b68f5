import { agedClocks, beatEveryMs, dueClock, overClock, type SessionClock } from '@/lib/live/clocks'

/** What is warned of: which clock, and when the session ends by it, on this document's own running clock (`performance.now()`). */
export type Warning = { readonly by: SessionClock['by']; readonly endsAt: number }

/** What the server said last of the session's clocks, counted on from there. This machine's own time of day is never believed. */
export function countDown() {
  let clocks: readonly SessionClock[] = []
  let heardAt = { running: 0, day: 0 }
  // A machine that slept may not have counted that, and one whose clock was set has counted too much: the larger is a reason to ask, no more.
  const passed = () => Math.max(performance.now() - heardAt.running, Date.now() - heardAt.day)
  return {
    hear(told: readonly SessionClock[]) {
      clocks = told
      heardAt = { running: performance.now(), day: Date.now() }
    },
    /** By which clock the session should be over by now; null: by none. */
    overBy: (): SessionClock['by'] | null => overClock(agedClocks(clocks, passed()))?.by ?? null,
    /** What to warn of, as the server has judged it; the time limit only where its warning was not read already. */
    warning(limitSeen: boolean): Warning | null {
      const due = dueClock(limitSeen ? clocks.filter(({ by }) => by === 'idle') : clocks)
      return due && { by: due.by, endsAt: heardAt.running + due.endsInMs }
    },
    isLimitNear: () => dueClock(clocks.filter(({ by }) => by === 'time_limit')) !== null,
    /** Milliseconds until the first end. */
    endsInMs: () => Math.min(...agedClocks(clocks, performance.now() - heardAt.running).map(({ endsInMs }) => endsInMs)),
    beatEveryMs: () => beatEveryMs(clocks),
  }
}
