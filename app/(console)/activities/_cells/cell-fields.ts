import type { CellPlace } from '@/app/_explorer/cell-walk'
import type { ActivityLine } from '@/app/(console)/activities/_list/activity-line'

/** What a cell can be asked for: a filter's field, or the day. */
export type CellField = 'actor' | 'action' | 'outcome' | 'day' | 'resource' | 'type' | 'session' | 'ip' | 'source'

/** By column, in the table's order. */
export const cellFields: readonly (readonly CellField[])[] = [
  ['actor', 'action', 'outcome'],
  ['day'],
  ['resource', 'type'],
  ['session'],
  ['ip', 'source'],
]

/** Whether a cell has a menu: not where an activity is about no record. */
export function cellOffers(lines: readonly ActivityLine[], { row, column }: CellPlace): boolean {
  const [field] = cellFields[column] ?? []
  return field !== undefined && (field !== 'resource' || lines[row]?.values[3] != null)
}
