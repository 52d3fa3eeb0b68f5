'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { throttle } from '@/lib/live/throttle'
import { checkSession } from './check-session'
import { onListsChange } from './lists-change'

const usualMs = 1_000
const awayMs = 2_000
const heldMs = 1_000

type Props = {
  readonly version: string
  /** At most once in so many milliseconds. */
  readonly everyMs?: number
  /** While something is so (a selector finds it), nothing may move: the refresh waits until it is over. */
  readonly heldBy?: string
}

/**
 * Makes the page it stands on move by itself: fetched again when sessions changed since `version`, which it was made at, at most once a second unless
 * said otherwise, and only while it is seen.
 */
export function LiveRefresh({ version, everyMs = usualMs, heldBy }: Props) {
  const router = useRouter()

  const act = useRef(() => {})

  useEffect(() => {
    let [waiting, over] = [false, false]
    let later: ReturnType<typeof setTimeout> | undefined
    const again = (afterMs: number) => {
      later = setTimeout(changed, afterMs)
    }
    const refresh = throttle(everyMs, async () => {
      if (heldBy !== undefined && document.querySelector(heldBy)) return again(heldMs)
      // A refresh that finds no server would leave for the browser's own error page, and what is shown would be gone.
      const { is } = await checkSession()
      if (over) return
      if (is === 'live') router.refresh()
      if (is === 'unknown') again(awayMs)
    })
    const changed = () => {
      clearTimeout(later)
      waiting = document.visibilityState !== 'visible'
      if (!waiting) refresh()
    }
    const seen = () => waiting && changed()
    act.current = changed
    document.addEventListener('visibilitychange', seen)
    return () => {
      over = true
      clearTimeout(later)
      refresh.stop()
      document.removeEventListener('visibilitychange', seen)
    }
  }, [router, everyMs, heldBy])

  // Apart, since each refresh brings another version and must not make the throttle forget the one before.
  useEffect(() => onListsChange(version, () => act.current()), [version])

  return null
}
