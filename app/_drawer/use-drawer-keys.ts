'use client'

import { useEffect, useRef } from 'react'

const typing = 'input, textarea, select, [contenteditable]'

/** Single keys of the drawer. Never while somebody types, or while a dialog is open above it (WCAG 2.1.4). */
export function useDrawerKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  latest.current = keys

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !(event.target instanceof Element)) return
      const act = latest.current[event.key]
      if (!act || event.target.closest(typing) || document.querySelectorAll('dialog[open]').length !== 1) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
