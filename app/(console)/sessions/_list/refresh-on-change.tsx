'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { onListsChange } from '@/app/_live/lists-change'
import { throttle } from '@/lib/live/throttle'
import type { FreshRows } from './fresh-rows'
import { lineState } from './line-state'

const everyMs = 1_000

/** `shown`: the proof that it was shown; `known`: the state of its line; `version`: what the lists were at when that was read. */
type Props = { readonly id: string; readonly shown: string; readonly known: string; readonly version: string }

/**
 * Fetches the page anew when this session has changed, which ended or moved sessions elsewhere do not: over a list a refresh reads the list
 * too, and the list looks after its own rows.
 */
export function RefreshOnChange({ id, shown, known, version }: Props) {
  const router = useRouter()

  useEffect(() => {
    let over = false
    const ask = throttle(everyMs, async () => {
      const answer = await fetch(`/api/sessions/rows?ids=${id}&shown=${shown}`, { cache: 'no-store' }).catch(() => null)
      if (over || !answer?.ok) return
      const [line] = ((await answer.json()) as FreshRows).lines
      if (!over && line && lineState(line) !== known) router.refresh()
    })
    const changed = () => document.visibilityState === 'visible' && ask()
    const deaf = onListsChange(version, changed)
    document.addEventListener('visibilitychange', changed)
    return () => {
      over = true
      ask.stop()
      deaf()
      document.removeEventListener('visibilitychange', changed)
    }
  }, [id, shown, known, version, router])

  return null
}
