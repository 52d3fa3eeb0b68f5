import { useCallback, useEffect, useRef, useState } from 'react'
import { onNotices } from '@/app/_live/notices-change'
import { throttle } from '@/lib/live/throttle'
import type { NoticesNow } from './notices-now'

const everyMs = 1_000

/** Null where the server cannot be reached, or the session has ended: that is told elsewhere. */
async function ask(): Promise<NoticesNow | null> {
  try {
    const answer = await fetch('/api/notices', { cache: 'no-store' })
    return answer.ok ? ((await answer.json()) as NoticesNow) : null
  } catch {
    return null
  }
}

type Held = {
  readonly shown: NoticesNow['shown']
  /** It came while the page was looked at. */
  readonly arrived: boolean
  /** Asks again. */
  readonly look: () => void
}

/** What there is to show: what the page was `made` with, until the server has said that it is something else. */
export function useNotices(made: NoticesNow): Held {
  const [held, setHeld] = useState<{ made: NoticesNow; heard: NoticesNow | null }>({ made, heard: null })
  // A page that was made anew knows better than what was heard before.
  if (held.made !== made) setHeld({ made, heard: null })
  const { mark, shown } = held.heard ?? made
  const known = useRef(mark)
  const asking = useRef(() => {})
  const look = useCallback(() => asking.current(), [])

  useEffect(() => {
    known.current = mark
  }, [mark])

  useEffect(() => {
    let over = false
    const asks = throttle(everyMs, async () => {
      const heard = await ask()
      if (heard !== null && !over) setHeld((before) => ({ ...before, heard }))
    })
    asking.current = asks
    const stop = onNotices((heard) => heard !== known.current && asks())
    return () => {
      over = true
      asks.stop()
      stop()
    }
  }, [])

  // What says "today" is asked for again tomorrow.
  const trueForMs = shown?.trueForMs
  useEffect(() => {
    if (trueForMs === undefined) return
    const timer = setTimeout(look, trueForMs)
    return () => clearTimeout(timer)
  }, [trueForMs, look])

  return { shown, arrived: held.heard !== null && made.shown === null, look }
}
