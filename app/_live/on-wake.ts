const everyMs = 5_000

type Waking = {
  /** Whether what is shown may be shown no more, or nobody knows. */
  readonly mustLook: () => boolean
  readonly look: () => void
  /** The page goes into the browser's memory. */
  readonly hide: () => void
}

/** Looks when this machine or this tab wakes up, comes back from the browser's memory, or is online again. Returns how to stop. */
export function onWake({ mustLook, look, hide }: Waking): () => void {
  const wake = () => document.visibilityState === 'visible' && mustLook() && look()
  const leave = (event: PageTransitionEvent) => event.persisted && hide()
  const comeBack = (event: PageTransitionEvent) => event.persisted && look()
  const timer = setInterval(wake, everyMs)
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
  addEventListener('pagehide', leave)
  addEventListener('pageshow', comeBack)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', wake)
    removeEventListener('online', wake)
    removeEventListener('pagehide', leave)
    removeEventListener('pageshow', comeBack)
  }
}
