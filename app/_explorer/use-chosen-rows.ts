'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * The rows of a list that are chosen, by boxes `name="id"` in `frame`, and the bar that shows as long as there are any. `rowOf` reads a row from its
 * box; it is one function for good.
 */
export function useChosenRows<Row extends { readonly id: string }>(rowOf: (box: HTMLInputElement) => Row | null) {
  const frame = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLElement>(null)
  const [chosen, setChosen] = useState<readonly Row[]>([])

  const focusList = useCallback(() => {
    const list = frame.current?.querySelector<HTMLElement>('section[tabindex]')
    ;(list ?? document.querySelector('main'))?.focus()
  }, [])

  const look = useCallback(() => {
    const now = boxesIn(frame.current).flatMap((box) => (box.checked ? (rowOf(box) ?? []) : []))
    // With the last of them the bar goes, and whatever has the focus in it: the list is the next best place.
    if (now.length === 0 && bar.current?.contains(document.activeElement)) focusList()
    setChosen((before) => (idsOf(now) === idsOf(before) ? before : now))
  }, [rowOf, focusList])

  const choose = useCallback(
    (all: boolean) => {
      for (const box of boxesIn(frame.current)) box.checked = all
      look()
    },
    [look],
  )

  // Rows come and go by themselves, an ended one has no box any more, and boxes may have been ticked before the script came.
  useEffect(() => {
    const changes = new MutationObserver(look)
    if (frame.current) changes.observe(frame.current, { childList: true, subtree: true })
    look()
    return () => changes.disconnect()
  }, [look])

  return { frame, bar, chosen, look, choose, focusList }
}

const boxesIn = (frame: HTMLElement | null) => [...(frame?.querySelectorAll<HTMLInputElement>('tbody input[name="id"]') ?? [])]
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).join()
