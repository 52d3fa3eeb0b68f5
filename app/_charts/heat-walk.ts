/** A cell of the week: weekday (Monday first) and hour. */
export type Cell = readonly [day: number, hour: number]
type Hours = readonly (readonly number[])[]

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  Home: [0, -1],
  End: [0, 1],
}

const countIn = (hours: Hours, [day, hour]: Cell): number => hours[day]?.[hour] ?? 0

/** The cell with the most, or null where there is nothing: where whoever comes by the Tab key begins. */
function busiest(hours: Hours): Cell | null {
  const cells = hours.flatMap((row, day) => row.map((_, hour): Cell => [day, hour]))
  return cells.reduce<Cell | null>((found, cell) => (countIn(hours, cell) > (found ? countIn(hours, found) : 0) ? cell : found), null)
}

/** The one cell at which the Tab key stops: where the arrows have come, while there is something. */
export const stopOf = (hours: Hours, at: Cell | null): Cell | null => (at && countIn(hours, at) > 0 ? at : busiest(hours))

/** Where a key leads from a cell: over empty ones to the next that leads somewhere, or with Home and End to the row's first and last. Null where there is none. */
export function walkFrom(hours: Hours, [day, hour]: Cell, key: string): Cell | null {
  const step = steps[key]
  if (!step) return null
  const isFar = key === 'Home' || key === 'End'
  let found: Cell | null = null
  for (
    let next: Cell = [day + step[0], hour + step[1]];
    hours[next[0]]?.[next[1]] !== undefined;
    next = [next[0] + step[0], next[1] + step[1]]
  ) {
    if (countIn(hours, next) === 0) continue
    found = next
    if (!isFar) break
  }
  return found
}
