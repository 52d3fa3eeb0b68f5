'use client'

import { useEffect, useRef, useState } from 'react'

const FOR_MS = 4_000

/** A short word about what a press did, which goes by itself; each word stays its whole time, whatever was told before. */
export function useTold(): readonly [told: string, tell: (text: string) => void] {
  const [told, setTold] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => () => clearTimeout(timer.current), [])

  function tell(text: string) {
    clearTimeout(timer.current)
    setTold(text)
    timer.current = setTimeout(setTold, FOR_MS, '')
  }

  return [told, tell]
}
