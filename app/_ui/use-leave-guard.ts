import { useEffect } from 'react'
import { plainPress } from './plain-press'

/**
 * While something runs that would end with the page: the browser asks before it closes or reloads the tab, in words of its own, and a link to another page
 * of ours is followed only once `question` was answered.
 */
export function useLeaveGuard(runs: boolean, question: string): void {
  useEffect(() => {
    if (!runs) return
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || !plainPress(event) || link.origin !== location.origin || link.pathname === location.pathname) return
      if (window.confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    addEventListener('beforeunload', beforeUnload)
    // At the window, before React hears of it.
    addEventListener('click', onClick, true)
    return () => {
      removeEventListener('beforeunload', beforeUnload)
      removeEventListener('click', onClick, true)
    }
  }, [runs, question])
}
