import type { SessionClock } from '@/lib/live/clocks'

/** What one look at the server tells. `unknown`: it could not be reached, or the database could not. */
export type Look = Live | Ended | Other | { readonly is: 'unknown' }
type Live = { readonly is: 'live'; readonly version: string; readonly clocks: readonly SessionClock[]; readonly notices: string }
/** `at`: when it ended, ISO 8601. `ticket`: what this tab hands in once it shows nothing any more, where it was given one. */
export type Ended = {
  readonly is: 'ended'
  readonly reason: string
  readonly message: string | null
  readonly at: string | null
  readonly ticket?: string
}
/** Somebody has signed in anew in this browser: its cookie opens another session than the one that this tab shows. */
export type Other = { readonly is: 'other' }

const patienceMs = 8_000
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

type Answer = Omit<Live, 'is'> & { readonly session: string; readonly error?: Record<'reason' | 'message' | 'at', unknown> }

/**
 * Asks whether the session of this browser still counts, and where `session` is given, whether it still is that one. Never an activity of the person.
 */
export async function checkSession(session?: string): Promise<Look> {
  try {
    const answer = await fetch('/api/live?poll=1', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
    const body = (await answer.json()) as Answer
    if (answer.ok)
      return session !== undefined && body.session !== session
        ? { is: 'other' }
        : { is: 'live', version: body.version, clocks: body.clocks, notices: body.notices }
    if (answer.status !== 401) return { is: 'unknown' }
    const { reason, message, at } = body.error ?? {}
    return { is: 'ended', reason: textOf(reason) ?? 'unknown', message: textOf(message), at: textOf(at) }
  } catch {
    return { is: 'unknown' }
  }
}
