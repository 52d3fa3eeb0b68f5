import { useCallback, useEffect, useRef, useState } from 'react'
import { checkSession } from '@/app/_live/check-session'
import { throttle } from '@/lib/live/throttle'
import { onLive } from './live-ticks'

const everyMs = 400
const awayMs = 5_000

type Question = {
  /** Null asks nothing. */
  readonly address: string | null
  /** What it is about: another address of the same keeps what was told until it has an answer. */
  readonly about: string
  readonly version: string
  readonly live: boolean
}
type Heard<T> = { readonly about: string; readonly told: T | null; readonly failed: boolean }

export type Answer<T> = {
  /** Null until it is there. */
  readonly told: T | null
  /** The last question was not answered; what was told before stands. */
  readonly failed: boolean
  readonly again: () => void
}

/**
 * What an address answers: asked again while it is `live`, when sessions changed since `version` and every minute. Answers may overtake each
 * other: the newest question counts.
 */
export function useAnswer<T>({ address, about, version, live }: Question): Answer<T> {
  const [heard, setHeard] = useState<Heard<T> | null>(null)
  const ask = useRef(() => {})

  useEffect(() => {
    if (address === null) return
    let newest: AbortController | null = null
    let later: ReturnType<typeof setTimeout> | undefined
    const asking = throttle(everyMs, async () => {
      clearTimeout(later)
      newest?.abort()
      const mine = new AbortController()
      newest = mine
      const told = await fetch(address, { cache: 'no-store', signal: mine.signal })
        .then(async (answer) => (answer.ok ? ((await answer.json()) as T) : null))
        .catch(() => null)
      if (newest !== mine) return
      setHeard((before) => ({ about, told: told ?? (before?.about === about ? before.told : null), failed: told === null }))
      if (told === null && (await checkSession()).is !== 'ended' && newest === mine) later = setTimeout(asking, awayMs)
    })
    ask.current = asking
    asking()
    const deaf = live ? onLive(version, asking) : () => {}
    return () => {
      newest?.abort()
      newest = null
      clearTimeout(later)
      asking.stop()
      deaf()
      ask.current = () => {}
    }
  }, [address, about, version, live])

  const again = useCallback(() => ask.current(), [])
  const { told, failed } = address !== null && heard?.about === about ? heard : { told: null, failed: false }
  return { told, failed, again }
}
