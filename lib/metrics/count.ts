import { metrics } from './registry'

/** Counts one try to sign in. */
export function countSignIn(outcome: 'ok' | 'failed' | 'throttled'): void {
  metrics().signIns.inc({ outcome })
}

/** Counts sessions that have been ended, when that is committed. */
export function countEnded(ended: readonly { readonly endReason: string }[]): void {
  for (const { endReason } of ended) metrics().sessionsEnded.inc({ reason: endReason })
}

/** Counts a refusal by the rate limit of this name. */
export function countRefusal(limit: string): void {
  metrics().refusals.inc({ limit })
}

/** Counts a view that was shown and could not be recorded. */
export function countUnrecordedView(): void {
  metrics().viewsUnrecorded.inc()
}

/** Counts an answer. `kind` is one of a few words, never a path: each pair of labels is kept for ever. `seconds` is null for an event stream. */
export function countAnswer(kind: string, status: number, seconds: number | null): void {
  metrics().requests.inc({ kind, status: String(status) })
  if (seconds !== null) metrics().durations.observe({ kind }, seconds)
}
