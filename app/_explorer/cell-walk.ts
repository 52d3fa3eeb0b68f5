const steps: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Which cell of a table's body: its row there, and its column. */
export type CellPlace = { readonly row: number; readonly column: number }

/** The cell of a table's body that an event came from. */
export function cellAt(target: EventTarget): HTMLTableCellElement | null {
  return target instanceof Element ? target.closest<HTMLTableCellElement>('tbody > tr > :is(th, td)') : null
}

export function placeOf(cell: HTMLTableCellElement): CellPlace {
  return { row: (cell.parentElement as HTMLTableRowElement).sectionRowIndex, column: cell.cellIndex }
}

/** The cell that an arrow leads to, past those that are not shown; null at the edge and for every other key. */
export function cellBeside(cell: HTMLTableCellElement, key: string): HTMLTableCellElement | null {
  const [down, right] = steps[key] ?? [0, 0]
  const rows = cell.closest('tbody')?.rows
  let { row, column } = placeOf(cell)
  while (down !== 0 || right !== 0) {
    row += down
    column += right
    const next = rows?.[row]?.cells[column]
    if (!next) return null
    if (next.checkVisibility()) return next
  }
  return null
}

/**
 * Gives the focus to a cell: to the link or the button that is its own, else to the cell itself, which from then on is the one that Tab comes back to.
 * The attributes are set here and not by the server, which would write them five hundred times for nobody. `offers` tells of a menu.
 */
export function enterCell(cell: HTMLTableCellElement, offers: boolean): void {
  const own = cell.querySelector<HTMLElement>(':scope > a, :scope > button')
  if (own) {
    own.focus()
    return
  }
  for (const left of cell.closest('table')?.querySelectorAll('td[tabindex]') ?? []) {
    left.removeAttribute('tabindex')
    left.removeAttribute('aria-haspopup')
  }
  cell.tabIndex = 0
  if (offers) cell.ariaHasPopup = 'menu'
  cell.focus()
}
