import type { SessionClock } from '@/lib/live/clocks'

/** What one look at the server tells. `unknown`: it could not be reached, or the database could not. */
export type Look = Live | Ended | { readonly is: 'unknown' }
type Live = { readonly is: 'live'; readonly session: string; readonly version: string; readonly clocks: readonly SessionClock[] }
/** `ticket`: what this tab hands in once it shows nothing any more, where it was given one. */
export type Ended = { readonly is: 'ended'; readonly reason: string; readonly message: string | null; readonly ticket?: string }

const patienceMs = 8_000

/** Asks whether the session of this browser still counts. Never an activity of the person. */
export async function checkSession(): Promise<Look> {
  try {
    const answer = await fetch('/api/live?poll=1', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
    const body: unknown = await answer.json()
    if (answer.ok) return { is: 'live', ...(body as Omit<Live, 'is'>) }
    if (answer.status !== 401) return { is: 'unknown' }
    const { reason, message } = (body as { error?: { reason?: unknown; message?: unknown } }).error ?? {}
    return { is: 'ended', reason: String(reason), message: typeof message === 'string' ? message : null }
  } catch {
    return { is: 'unknown' }
  }
}
