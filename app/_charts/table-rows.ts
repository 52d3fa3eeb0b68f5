/** The cells of a table as text, heads first: numbers as they are counted (`data-value`), not as they are written. */
export function tableRows(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) => [...row.cells].map((cell) => cell.dataset.value ?? cell.textContent?.trim() ?? ''))
}
