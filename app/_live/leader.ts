const leaseMs = 4_000
const renewMs = 1_000

/**
 * Calls `lead` in one tab of this browser at a time, and the function it returned when this tab leads no more. By Web Locks; on plain http
 * there are none, and a lease in localStorage takes turns; without that every tab leads for itself. Returns how to resign.
 */
export function electLeader(name: string, lead: () => () => void): () => void {
  // Typed as always there, but a page on plain http has none.
  const locks = navigator.locks as LockManager | undefined
  return locks === undefined ? byLease(name, lead) : byLock(locks, name, lead)
}

function byLock(locks: LockManager, name: string, lead: () => () => void): () => void {
  const waiting = new AbortController()
  let resign = () => {}
  const held = () =>
    new Promise<void>((resolve) => {
      if (waiting.signal.aborted) return resolve()
      const stop = lead()
      resign = () => {
        stop()
        resolve()
      }
    })
  // Rejects when it is no longer wanted.
  locks.request(name, { signal: waiting.signal }, held).catch(() => {})
  return () => {
    waiting.abort()
    resign()
  }
}

function byLease(name: string, lead: () => () => void): () => void {
  const me = String(Math.random())
  let stop: (() => void) | null = null
  const turn = () => {
    const mine = holdsLease(name, me)
    if (mine && stop === null) stop = lead()
    if (!mine && stop !== null) {
      stop()
      stop = null
    }
  }
  turn()
  const timer = setInterval(turn, renewMs)
  return () => {
    clearInterval(timer)
    if (stop === null) return
    stop()
    try {
      localStorage.removeItem(name)
    } catch {}
  }
}

/** Takes or renews the lease where it is free or ours. Two that take it at once notice a second later: the last writer keeps it. */
function holdsLease(name: string, me: string): boolean {
  try {
    const [holder, until] = (localStorage.getItem(name) ?? '').split(' ')
    if (holder !== me && Number(until) > Date.now()) return false
    localStorage.setItem(name, `${me} ${Date.now() + leaseMs}`)
    return true
  } catch {
    return true
  }
}
