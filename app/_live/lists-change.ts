/** What the server last said that the lists of sessions are at; null until it has said anything. It holds for the document, whatever pages come and go in it. */
let latest: string | null = null
let paused = false
const changes = new EventTarget()

/** Notes what the server says, with whatever it says. */
export function hearVersion(version: string): void {
  if (version === latest) return
  latest = version
  changes.dispatchEvent(new Event('change'))
}

export const isPaused = (): boolean => paused

/** Whether what is shown stays as it is, in this tab, until it is let move again: then it catches up. An end of the session is told all the same. */
export function setPaused(next: boolean): void {
  paused = next
  changes.dispatchEvent(new Event('change'))
}

/** Tells of each change, of a pause too. Returns how to stop. */
export function onAnyChange(act: () => void): () => void {
  changes.addEventListener('change', act)
  return () => changes.removeEventListener('change', act)
}

/**
 * Acts whenever the lists are at something else than what a page was `made` at: at once, where that has happened while the page was on its way. Returns
 * how to stop.
 */
export function onListsChange(made: string, act: () => void): () => void {
  let known = made
  const look = () => {
    if (paused || latest === null || latest === known) return
    known = latest
    if (latest !== made) act()
  }
  look()
  return onAnyChange(look)
}
