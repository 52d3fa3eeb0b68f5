/** One of the two clocks by which a session ends, as the database read it. */
export type SessionClock = {
  readonly by: 'idle' | 'time_limit'
  /** Milliseconds until the session ends by it, if nothing moves it. */
  readonly endsInMs: number
  /** How many milliseconds before that people are warned. */
  readonly warnMs: number
}

const minuteMs = 60_000
const warnMinutes = { idle: 2, time_limit: 5 } as const
/** While the idle timeout is being warned of, whatever the person does elsewhere has to clear the warning soon. */
const warnedLookMs = 2_000
/** The server hears of real input at most this often. */
const beatMs = minuteMs

/** How long before its end a clock of so many minutes is warned of: two minutes or five, and never more than half of the time that there is. */
export function warnMsOf(by: SessionClock['by'], minutes: number): number {
  return Math.min(warnMinutes[by], minutes / 2) * minuteMs
}

/** The clock that people are to be warned of now: of those that are near enough the one that ends first. Null: none. */
export function dueClock(clocks: readonly SessionClock[]): SessionClock | null {
  const due = clocks.filter(({ endsInMs, warnMs }) => endsInMs <= warnMs)
  return due.reduce<SessionClock | null>((first, clock) => (first !== null && first.endsInMs <= clock.endsInMs ? first : clock), null)
}

/** The clock that has run out, and first where both have. Null: none. */
export function overClock(clocks: readonly SessionClock[]): SessionClock | null {
  return dueClock(clocks.map((clock) => ({ ...clock, warnMs: 0 })))
}

/** The same clocks so many milliseconds later, if nothing has moved them. */
export function agedClocks(clocks: readonly SessionClock[], ms: number): SessionClock[] {
  return clocks.map((clock) => ({ ...clock, endsInMs: clock.endsInMs - ms }))
}

/** In how many milliseconds a stream has to look again: when the next warning or end is due, and soon while one may be cleared. */
export function nextLookMs(clocks: readonly SessionClock[], mostMs: number): number {
  const waits = clocks.map(({ by, endsInMs, warnMs }) => {
    if (endsInMs > warnMs) return endsInMs - warnMs
    return by === 'idle' ? Math.min(endsInMs, warnedLookMs) : endsInMs
  })
  return Math.max(0, Math.min(mostMs, ...waits))
}

/** How often a page tells the server of real input, in milliseconds: where the idle timeout is short, several times before its warning. */
export function beatEveryMs(clocks: readonly SessionClock[]): number {
  const idle = clocks.find(({ by }) => by === 'idle')
  return idle === undefined ? beatMs : Math.min(beatMs, idle.warnMs / 2)
}
