'use client'

import { useCallback, useRef, useState } from 'react'

/**
 * What is said of a list that moves: `begin` when a move begins, `arrive` in its transition. `announce` then says the first text of that move, and
 * is another function after each, so that the same text is said again.
 */
export function useAnnouncer() {
  const [moves, setMoves] = useState(0)
  const [said, setSaid] = useState('')
  const saidOf = useRef(0)

  const announce = useCallback(
    (text: string) => {
      if (saidOf.current === moves) return
      saidOf.current = moves
      setSaid(text)
    },
    [moves],
  )

  return { said, announce, begin: () => setSaid(''), arrive: () => setMoves((count) => count + 1) }
}
