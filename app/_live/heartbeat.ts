import type { SessionClock } from '@/lib/live/clocks'

const patienceMs = 8_000

/** Tells the server of input so many milliseconds ago. Answers what the session's clocks say then; null where that is not known. */
export async function beat(agoMs = 0): Promise<readonly SessionClock[] | null> {
  try {
    const sent = { method: 'POST', keepalive: true, signal: AbortSignal.timeout(patienceMs) }
    const answer = await fetch(`/api/heartbeat?ago=${Math.round(agoMs)}`, sent)
    return answer.ok ? ((await answer.json()) as { clocks: readonly SessionClock[] }).clocks : null
  } catch {
    return null
  }
}

type Beating = {
  /** How often at most. */
  readonly everyMs: () => number
  /** While the idle timeout is warned of only the answer to that counts: a key that merely moves the focus says nothing. */
  readonly paused: () => boolean
  readonly onClocks: (clocks: readonly SessionClock[]) => void
}

/**
 * Tells the server of real keyboard or pointer input: reading and typing are no visits, and yet not idle. At most once a minute, and then of the last
 * input in it, so that idle is counted from there.
 */
export function beatOnInput({ everyMs, paused, onClocks }: Beating): () => void {
  // By a clock that nobody can set. The page itself was a visit.
  let toldAt = performance.now()
  let inputAt = { running: 0, day: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = async () => {
    clearTimeout(timer)
    timer = undefined
    toldAt = performance.now()
    // A machine that slept may not have counted that: the larger is said, so that nobody who was away seems to have been here.
    const agoMs = Math.max(toldAt - inputAt.running, Date.now() - inputAt.day)
    // What was lost is told with the next input; an end is told by the stream.
    const clocks = await beat(agoMs)
    if (clocks !== null) onClocks(clocks)
  }
  const note = (event: Event) => {
    // A script's own events are nobody's input.
    if (!event.isTrusted || paused()) return
    inputAt = { running: performance.now(), day: Date.now() }
    const waitMs = toldAt + everyMs() - inputAt.running
    if (waitMs <= 0) void send()
    else timer ??= setTimeout(send, waitMs)
  }
  const leave = () => timer !== undefined && void send()
  const kinds = ['pointerdown', 'keydown', 'wheel'] as const
  for (const kind of kinds) addEventListener(kind, note, { passive: true })
  addEventListener('pagehide', leave)
  return () => {
    clearTimeout(timer)
    for (const kind of kinds) removeEventListener(kind, note)
    removeEventListener('pagehide', leave)
  }
}
