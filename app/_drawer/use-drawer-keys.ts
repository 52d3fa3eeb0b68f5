'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import { takeStepsAhead } from './steps-ahead'

const typing = 'input, textarea, select, [contenteditable]'

/** Single keys of the drawer, also those that were pressed while it was on its way. Never while somebody types, or while a dialog is open above it (WCAG 2.1.4). */
export function useDrawerKeys(step: (by: number) => void, help: () => void): void {
  const latest = useRef({ step, help })
  latest.current = { step, help }

  useEffect(() => {
    const by = takeStepsAhead()
    if (by !== 0) latest.current.step(by)
  }, [])

  // As soon as it is seen: a key pressed in the moment before the browser has painted would be lost.
  useLayoutEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      j: () => latest.current.step(1),
      k: () => latest.current.step(-1),
      '?': () => latest.current.help(),
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !(event.target instanceof Element)) return
      const act = keys[event.key]
      if (!act || event.target.closest(typing) || document.querySelectorAll('dialog[open]').length !== 1) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
