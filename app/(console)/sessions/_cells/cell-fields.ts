import type { CellPlace } from '@/app/_explorer/cell-walk'
import type { SessionLine } from '@/app/(console)/sessions/_list/session-line'

/** What a cell can be asked for: a filter's field, the session itself, or its day. */
export type CellField =
  | 'user'
  | 'session'
  | 'role'
  | 'status'
  | 'day'
  | 'reason'
  | 'device'
  | 'browser'
  | 'os'
  | 'ip'
  | 'country'
  | 'city'
  | 'network'

/** By column, in the table's order. */
export const cellFields: readonly (readonly CellField[])[] = [
  ['user', 'session', 'role'],
  ['status'],
  ['day'],
  [],
  ['reason'],
  [],
  ['device'],
  ['browser', 'os'],
  ['ip', 'country', 'city', 'network'],
]

/** Whether a cell has a menu: not where its column knows none, nor where a session has no end yet. */
export function cellOffers(lines: readonly SessionLine[], { row, column }: CellPlace): boolean {
  const [field] = cellFields[column] ?? []
  return field !== undefined && (field !== 'reason' || lines[row]?.ended != null)
}
