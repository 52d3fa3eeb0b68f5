import { checkSession, type Ended, type Other } from './check-session'

const retryMs = 1_000
const longestMs = 10_000

/**
 * Hides what is shown until the server has said that the session still counts, and then lifts or tells what has become of it. Where somebody else is
 * signed in here the veil stays: what is behind it is not theirs to see.
 */
export async function veilUntilChecked(session: string, onGone: (look: Ended | Other) => void): Promise<void> {
  const until = Date.now() + longestMs
  veil(true)
  for (;;) {
    const look = await checkSession(session)
    if (look.is === 'other') return onGone(look)
    if (look.is === 'ended') {
      veil(false)
      return onGone(look)
    }
    if (look.is === 'live' || Date.now() > until) return veil(false)
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
}

/** Set before a page goes into the browser's memory, so that it never comes out of it readable. */
export function veil(on: boolean): void {
  document.documentElement.style.visibility = on ? 'hidden' : ''
}
