'use client'

import { lazy, type PointerEvent } from 'react'
import { cellAt, placeOf } from '@/app/_explorer/cell-walk'
import { useCells } from '@/app/_explorer/use-cells'
import type { SessionLine } from '@/app/(console)/sessions/_list/session-line'
import type { CellList } from './cell-choices'
import { cellFields, cellOffers } from './cell-fields'

const CellMenu = lazy(() => import('./cell-menu').then((module) => ({ default: module.CellMenu })))

/** The cells of the list that can be pressed: listeners for its body, and the menu that is open. */
export function useSessionCells(lines: readonly SessionLine[], list: CellList) {
  const { listeners, menu } = useCells(lines, cellOffers, (cell, line, close) => (
    <CellMenu cell={cell} line={line} list={list} onClose={close} />
  ))
  // Other times are told by `Clock`; when a session ended stands there without an element of its own.
  function onPointerOver({ target }: PointerEvent) {
    const cell = cellAt(target)
    const endedAt = cell && cellFields[cell.cellIndex]?.[0] === 'reason' ? lines[placeOf(cell).row]?.values[11] : null
    if (cell && endedAt) cell.title = endedAt
  }

  return { listeners: { ...listeners, onPointerOver }, menu }
}
