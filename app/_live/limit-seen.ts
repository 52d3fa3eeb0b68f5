const key = 'rollcall.limit-seen'

/** Whether the warning of this session's time limit was read in this tab, or was told to it as read. */
export function isLimitSeen(session: string): boolean {
  try {
    return sessionStorage.getItem(key) === session
  } catch {
    return false
  }
}

/** Remembers that, over the pages of this tab. */
export function rememberLimitSeen(session: string): void {
  try {
    sessionStorage.setItem(key, session)
  } catch {}
}
