import { checkSession, type Ended, type Look, type Other } from './check-session'

const retryMs = 1_000
const longestMs = 10_000

type Veiled = {
  /** Whose page it is. */
  readonly session: string
  /** By which clock the session should be over, as this tab has counted; null: by none. */
  readonly overBy: () => string | null
  readonly onLive: (look: Extract<Look, { is: 'live' }>) => void
  /** Puts something else in place of the page, and lifts the veil only then. */
  readonly onGone: (look: Ended | Other) => void
}

/**
 * Hides what is shown until the server has said that the session still counts, and then lifts or tells what has become of it. Where somebody else is
 * signed in here the veil stays: what is behind it is not theirs to see. A server that cannot be asked is waited for a while; then the veil lifts only
 * where the session should still last.
 */
export async function veilUntilChecked({ session, overBy, onLive, onGone }: Veiled): Promise<void> {
  const until = performance.now() + longestMs
  veil(true)
  for (;;) {
    const look = await checkSession(session)
    if (look.is === 'ended' || look.is === 'other') return onGone(look)
    if (look.is === 'live') {
      onLive(look)
      return veil(false)
    }
    if (performance.now() > until) break
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
  const reason = overBy()
  if (reason === null) veil(false)
  else onGone({ is: 'ended', reason, message: null, at: null })
}

/** Set before a page goes into the browser's memory, so that it never comes out of it readable. */
export function veil(on: boolean): void {
  document.documentElement.style.visibility = on ? 'hidden' : ''
}
