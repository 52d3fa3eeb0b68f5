'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { sessionsChanged } from '@/app/_live/live'
import { throttle } from '@/lib/live/throttle'
import type { FreshRows } from './fresh-rows'
import { lineState } from './line-state'

const everyMs = 1_000

type Props = { readonly id: string; readonly known: string }

/**
 * Fetches the page anew when this session has changed, which ended or moved sessions elsewhere do not: over a list a refresh reads the list
 * too, and the list looks after its own rows.
 */
export function RefreshOnChange({ id, known }: Props) {
  const router = useRouter()

  useEffect(() => {
    let over = false
    const ask = throttle(everyMs, async () => {
      const answer = await fetch(`/api/sessions/rows?ids=${id}`, { cache: 'no-store' }).catch(() => null)
      if (over || !answer?.ok) return
      const [line] = ((await answer.json()) as FreshRows).lines
      if (!over && line && lineState(line) !== known) router.refresh()
    })
    const changed = () => document.visibilityState === 'visible' && ask()
    window.addEventListener(sessionsChanged, changed)
    document.addEventListener('visibilitychange', changed)
    return () => {
      over = true
      ask.stop()
      window.removeEventListener(sessionsChanged, changed)
      document.removeEventListener('visibilitychange', changed)
    }
  }, [id, known, router])

  return null
}
