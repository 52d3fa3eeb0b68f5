/** An order that was begun in this browser and not gone through to its end. */
export type Remembered = { readonly order: string; readonly done: number; readonly total: number }

const key = 'rollcall.kill'
const hourMs = 3_600_000
/** A tab that is still at it writes more often than this. */
const restingMs = 5_000

/** Kept by the browser, so that whoever closed the tab midway is told at the next visit how far it came. An order is its session's own, nobody else can go on with it. */
export function rememberOrder(order: Remembered, session: string): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...order, session, at: Date.now() }))
  } catch {}
}

export function forgetOrder(order: string): void {
  try {
    if (read()?.order === order) localStorage.removeItem(key)
  } catch {}
}

/** The order that nobody goes on with, if there is one that this session still could go on with. */
export function restingOrder(session: string): Remembered | null {
  try {
    const kept = read()
    return kept?.session === session && Date.now() - kept.at > restingMs && Date.now() - kept.at < hourMs ? kept : null
  } catch {
    return null
  }
}

function read(): (Remembered & { session: string; at: number }) | null {
  const { order, done, total, session, at } = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>
  const known = typeof order === 'string' && typeof session === 'string'
  const counted = typeof done === 'number' && typeof total === 'number' && typeof at === 'number'
  return known && counted ? { order, done, total, session, at } : null
}
