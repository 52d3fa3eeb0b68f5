import { checkSession, type Ended, type Look } from './check-session'

const retryMs = 1_000
const longestMs = 10_000

type Veiled = {
  /** Whose page it is. */
  readonly session: string
  /** By which clock the session should be over, as this tab has counted; null: by none. */
  readonly overBy: () => string | null
  readonly onLive: (look: Extract<Look, { is: 'live' }>) => void
  /** Puts something else in place of the page, and lifts the veil then. */
  readonly onEnded: (ended: Ended) => void
}

/**
 * Hides what is shown until the server has said that the session still counts, and then lifts or tells of the end. A server that cannot be asked is
 * waited for a while; then the veil lifts only where the session should still last.
 */
export async function veilUntilChecked({ session, overBy, onLive, onEnded }: Veiled): Promise<void> {
  const until = performance.now() + longestMs
  veil(true)
  for (;;) {
    const look = await checkSession()
    if (look.is === 'ended') return onEnded(look)
    // Somebody has signed in here meanwhile, in another tab: whoever it is, this page was not made for them.
    if (look.is === 'live' && look.session !== session) return location.reload()
    if (look.is === 'live') {
      onLive(look)
      return veil(false)
    }
    if (performance.now() > until) break
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
  const reason = overBy()
  if (reason === null) veil(false)
  else onEnded({ is: 'ended', reason, message: null })
}

/** Set before a page goes into the browser's memory, so that it never comes out of it readable. */
export function veil(on: boolean): void {
  document.documentElement.style.visibility = on ? 'hidden' : ''
}
