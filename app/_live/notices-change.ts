/** By what the server last told the session's notices from others; null until it has said anything. It holds for the document. */
let latest: string | null = null
const changes = new EventTarget()

/** Notes what the server says. */
export function hearNotices(mark: string): void {
  latest = mark
  changes.dispatchEvent(new Event('change'))
}

/** Tells what the server says of the notices: what it said last at once, and then each time that it says something. Returns how to stop. */
export function onNotices(tell: (mark: string) => void): () => void {
  const hear = () => latest !== null && tell(latest)
  hear()
  changes.addEventListener('change', hear)
  return () => changes.removeEventListener('change', hear)
}
