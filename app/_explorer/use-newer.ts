'use client'

import { useEffect, useState } from 'react'
import { onListsChange } from '@/app/_live/lists-change'

const everyMs = 5_000

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
    let over = false
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      const answer = await fetch(source, { cache: 'no-store' }).catch(() => null)
      if (over || !answer?.ok) return
      const { newer, more } = (await answer.json()) as Newer
      if (!over)
        setHeard((before) =>
          before.of === source && before.newer === newer && before.more === more ? before : { newer, more, of: source },
        )
    }
    const timer = setInterval(ask, everyMs)
    const deaf = onListsChange(version, ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      over = true
      clearInterval(timer)
      deaf()
      document.removeEventListener('visibilitychange', ask)
    }
  }, [source, version])

  return heard.of === source ? heard : none
}
