const everyMs = 60_000

/** Tells the server of real keyboard or pointer input, at most once a minute: reading and typing are no visits, and yet not idle. */
export function beatOnInput(): () => void {
  let nextAt = Date.now() + everyMs
  const beat = (event: Event) => {
    // A script's own events are nobody's input.
    if (!event.isTrusted || Date.now() < nextAt) return
    nextAt = Date.now() + everyMs
    // What was lost is sent with the next input; an end is told by the stream.
    fetch('/api/heartbeat', { method: 'POST', keepalive: true }).catch(() => {})
  }
  const kinds = ['pointerdown', 'keydown', 'wheel'] as const
  for (const kind of kinds) addEventListener(kind, beat, { passive: true })
  return () => {
    for (const kind of kinds) removeEventListener(kind, beat)
  }
}
