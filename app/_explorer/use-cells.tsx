'use client'

import { type ReactNode, Suspense, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { CellPlace } from './cell-walk'
import { type OpenCell, useCellMenu } from './use-cell-menu'

type Offers<L> = (lines: readonly L[], place: CellPlace) => boolean

/**
 * The cells of a list that can be pressed: listeners for its body, and the menu that is open, as `menuOf` draws it. The menu stands in the table's
 * frame, where an element may.
 */
export function useCells<L>(lines: readonly L[], offers: Offers<L>, menuOf: (cell: OpenCell, line: L, close: () => void) => ReactNode) {
  const { opened, close, listeners } = useCellMenu((place) => offers(lines, place))
  const frame = useRef<Element | null>(null)
  const line = opened && lines[opened.row]
  if (opened) frame.current = opened.at.closest('section')

  // The row whose menu led here may be filtered away, and the focus with it: the table is the next best place, before the frame around looks for one.
  useLayoutEffect(() => {
    const section = frame.current
    if (lines.length === 0 || document.activeElement !== document.body || !(section instanceof HTMLElement)) return
    frame.current = null
    section.focus({ preventScroll: true })
  }, [lines])

  const menu =
    opened && line && frame.current
      ? createPortal(<Suspense key={opened.round}>{menuOf(opened, line, () => close(opened.round))}</Suspense>, frame.current)
      : null
  return { listeners, menu }
}
