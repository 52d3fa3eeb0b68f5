'use client'

import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { type CellPlace, cellAt, cellBeside, enterCell, placeOf } from './cell-walk'

/** A cell whose menu is open. Each opening is another one. */
export type OpenCell = CellPlace & { readonly at: HTMLTableCellElement; readonly round: number }

const plain = (event: MouseEvent | KeyboardEvent): boolean => !(event.metaKey || event.ctrlKey || event.altKey)
const asksMenu = ({ key, shiftKey }: KeyboardEvent): boolean => key === 'ContextMenu' || (key === 'F10' && shiftKey)

/**
 * Cells that can be pressed, for the body of a table: one listener for all of them. A click opens a cell's menu, the arrows walk from cell to cell, Enter,
 * Space and the keys of a context menu open it. Links, boxes and buttons inside stay what they are. `offers` tells whether a cell has a menu.
 */
export function useCellMenu(offers: (place: CellPlace) => boolean) {
  const [opened, setOpened] = useState<OpenCell | null>(null)
  const rounds = useRef(0)

  function open(at: HTMLTableCellElement) {
    const place = placeOf(at)
    if (!offers(place)) return false
    enterCell(at, true)
    rounds.current += 1
    setOpened({ ...place, at, round: rounds.current })
    return true
  }

  function onClick(event: MouseEvent) {
    const cell = cellAt(event.target)
    if (!cell || event.defaultPrevented || event.shiftKey || !plain(event)) return
    if (event.target instanceof Element && event.target.closest('a, button, input')) return
    // Whoever marks text wants the text.
    if (getSelection()?.isCollapsed !== false) open(cell)
  }

  function onKeyDown(event: KeyboardEvent) {
    const cell = cellAt(event.target)
    if (!cell || event.defaultPrevented || !plain(event)) return
    const pressed = event.target === cell && (event.key === 'Enter' || event.key === ' ')
    if (pressed || asksMenu(event)) {
      if (open(cell) || pressed) event.preventDefault()
      return
    }
    const next = event.shiftKey ? null : cellBeside(cell, event.key)
    if (!next) return
    event.preventDefault()
    enterCell(next, offers(placeOf(next)))
  }

  const close = (round: number) => setOpened((now) => (now?.round === round ? null : now))

  return { opened, close, listeners: { onClick, onKeyDown } }
}
