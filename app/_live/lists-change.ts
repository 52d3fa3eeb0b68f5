/** What the server last said that the lists of sessions are at; null until it has said anything. It holds for the document, whatever pages come and go in it. */
let latest: string | null = null
const changes = new EventTarget()

/** Notes what the server says, with whatever it says. */
export function hearVersion(version: string): void {
  if (version === latest) return
  latest = version
  changes.dispatchEvent(new Event('change'))
}

/**
 * Acts whenever the lists are at something else than what a page was `made` at: at once, where that has happened while the page was on its way. Returns
 * how to stop.
 */
export function onListsChange(made: string, act: () => void): () => void {
  let known = made
  const look = () => {
    if (latest === null || latest === known) return
    known = latest
    if (latest !== made) act()
  }
  look()
  changes.addEventListener('change', look)
  return () => changes.removeEventListener('change', look)
}
