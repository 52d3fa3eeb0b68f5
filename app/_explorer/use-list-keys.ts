'use client'

import { type RefObject, useLayoutEffect, useRef } from 'react'
import { stepAhead } from '@/app/_drawer/steps-ahead'

const typing = 'input, textarea, select, [contenteditable]'

/** The row link `by` rows from the one that has the focus; from none, the first one. While a drawer is on its way the step is meant for that. */
function step(frame: HTMLElement | null, by: number): void {
  if (frame?.dataset.opens !== undefined) {
    stepAhead(by)
    return
  }
  const links = [...(frame?.querySelectorAll<HTMLElement>('tbody th a') ?? [])]
  const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement))
  links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus()
}

function addFilter(): void {
  const drop = document.querySelector<HTMLDetailsElement>('details[data-add]')
  if (!drop) return
  drop.open = true
  drop.querySelector<HTMLElement>('select')?.focus()
}

/** Single keys of the list: `/` search, `f` filter, `j` and `k` rows, `?` help; Escape closes an open form. Never while somebody types or a dialog is open (WCAG 2.1.4). */
export function useListKeys(frame: RefObject<HTMLElement | null>, help: () => void): void {
  const latest = useRef(help)
  latest.current = help

  // As soon as it is seen, so that no key is lost.
  useLayoutEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      '/': () => document.querySelector<HTMLElement>('search input[type="search"]')?.focus(),
      f: addFilter,
      j: () => step(frame.current, 1),
      k: () => step(frame.current, -1),
      '?': () => latest.current(),
    }
    const close = (drop: HTMLDetailsElement) => {
      drop.open = false
      drop.querySelector('summary')?.focus()
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !(event.target instanceof Element)) return
      const drop = event.key === 'Escape' && event.target.closest<HTMLDetailsElement>('search details[open]')
      if (drop) return close(drop)
      // What was typed goes by the browser's own Escape; without any the way leads back to the rows.
      const search = event.key === 'Escape' && event.target.closest<HTMLInputElement>('search input[type="search"]')
      if (search && search.value === '') return frame.current?.querySelector<HTMLElement>('section')?.focus()
      const act = keys[event.key]
      if (!act || event.target.closest(typing) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [frame])
}
