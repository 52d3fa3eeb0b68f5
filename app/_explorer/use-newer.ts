'use client'

import { useEffect, useState } from 'react'
import { isPaused, onListsChange } from '@/app/_live/lists-change'
import { throttle } from '@/lib/live/throttle'

const everyMs = 5_000
const leastMs = 1_000

type Newer = { readonly newer: number; readonly more: boolean }
const none: Newer = { newer: 0, more: false }

/**
 * Asks `source` how many rows came above those that are shown, every few seconds and when sessions changed, only while the page is seen. Such a
 * question is no activity of the person's. Null asks nothing. `version` is what the lists were at when the page was made.
 */
export function useNewer(source: string | null, version: string): Newer {
  const [heard, setHeard] = useState<Newer & { readonly of: string | null }>({ ...none, of: null })

  useEffect(() => {
    if (source === null) return
    let asked = 0
    const ask = throttle(leastMs, async () => {
      if (isPaused() || document.visibilityState !== 'visible') return
      asked += 1
      const mine = asked
      const answer = await fetch(source, { cache: 'no-store' }).catch(() => null)
      if (!answer?.ok) return
      const { newer, more } = (await answer.json()) as Newer
      // Answers may overtake each other: the latest question counts.
      if (asked === mine)
        setHeard((before) =>
          before.of === source && before.newer === newer && before.more === more ? before : { newer, more, of: source },
        )
    })
    const timer = setInterval(ask, everyMs)
    const deaf = onListsChange(version, ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      asked = 0
      ask.stop()
      clearInterval(timer)
      deaf()
      document.removeEventListener('visibilitychange', ask)
    }
  }, [source, version])

  return heard.of === source ? heard : none
}
