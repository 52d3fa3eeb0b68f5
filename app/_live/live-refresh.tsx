'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { throttle } from '@/lib/live/throttle'
import { checkSession } from './check-session'
import { sessionsChanged } from './live'

const everyMs = 1_000
const awayMs = 2_000

/** Makes the page it stands on move by itself: fetched again when sessions changed, at most once a second, and only while it is seen. */
export function LiveRefresh() {
  const router = useRouter()

  useEffect(() => {
    let waiting = false
    let later: ReturnType<typeof setTimeout> | undefined
    const refresh = throttle(everyMs, async () => {
      // A refresh that finds no server would leave for the browser's own error page, and what is shown would be gone.
      const { is } = await checkSession()
      if (is === 'live') router.refresh()
      if (is === 'unknown') later = setTimeout(changed, awayMs)
    })
    const changed = () => {
      clearTimeout(later)
      waiting = document.visibilityState !== 'visible'
      if (!waiting) refresh()
    }
    const seen = () => waiting && changed()
    window.addEventListener(sessionsChanged, changed)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearTimeout(later)
      refresh.stop()
      window.removeEventListener(sessionsChanged, changed)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [router])

  return null
}
