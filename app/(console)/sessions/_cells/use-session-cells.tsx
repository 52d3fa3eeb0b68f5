'use client'

import { lazy, type PointerEvent, Suspense, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { cellAt, placeOf } from '@/app/_explorer/cell-walk'
import { useCellMenu } from '@/app/_explorer/use-cell-menu'
import type { SessionLine } from '@/app/(console)/sessions/_list/session-line'
import type { CellList } from './cell-choices'
import { cellFields, cellOffers } from './cell-fields'

const CellMenu = lazy(() => import('./cell-menu').then((module) => ({ default: module.CellMenu })))

/** The cells of the list that can be pressed: listeners for its body, and the menu that is open. The menu stands in the table's frame, where an element may. */
export function useSessionCells(lines: readonly SessionLine[], list: CellList) {
  const { opened, close, listeners } = useCellMenu((place) => cellOffers(lines, place))
  const frame = useRef<Element | null>(null)
  const line = opened && lines[opened.row]
  if (opened) frame.current = opened.at.closest('section')

  // The row whose menu led here may be filtered away, and the focus with it: the table is the next best place.
  useEffect(() => {
    const section = frame.current
    if (lines.length === 0 || document.activeElement !== document.body || !(section instanceof HTMLElement)) return
    frame.current = null
    section.focus({ preventScroll: true })
  }, [lines])

  const menu =
    opened && line && frame.current
      ? createPortal(
          <Suspense>
            <CellMenu key={opened.round} cell={opened} line={line} list={list} onClose={() => close(opened.round)} />
          </Suspense>,
          frame.current,
        )
      : null
  // Other times are told by `Clock`; when a session ended stands there without an element of its own.
  function onPointerOver({ target }: PointerEvent) {
    const cell = cellAt(target)
    const endedAt = cell && cellFields[cell.cellIndex]?.[0] === 'reason' ? lines[placeOf(cell).row]?.values[11] : null
    if (cell && endedAt) cell.title = endedAt
  }

  return { listeners: { ...listeners, onPointerOver }, menu }
}
