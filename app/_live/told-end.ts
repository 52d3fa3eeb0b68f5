import type { Ended } from './check-session'

const key = 'rollcall.ended'

/**
 * Whether the person ended it in this browser, which takes its cookie away: the server can then not say how, and nobody is led back, since the next one
 * here may be somebody else.
 */
export const isMeant = (reason: string): boolean => reason === 'signed_out' || reason === 'no_cookie'

/** Kept by this tab for the page that it leaves for, where only the tab can say how the session ended. */
export function keepEnd({ reason, message, at }: Ended): void {
  if (!isMeant(reason) && reason !== 'unknown') return
  try {
    sessionStorage.setItem(key, JSON.stringify({ reason, message, at }))
  } catch {}
}

/** How the session ended that this tab showed, once; or null. No address and no other site can say so. */
export function takeEnd(): Omit<Ended, 'is'> | null {
  try {
    const kept = sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
    return kept === null ? null : (JSON.parse(kept) as Omit<Ended, 'is'>)
  } catch {
    return null
  }
}
