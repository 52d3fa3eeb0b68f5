import type { ActivityRow } from './schema'

type Change = Pick<ActivityRow, 'id' | 'kind' | 'action' | 'before' | 'after'>
type Values = Readonly<Record<string, unknown>>

/** A record as it was: its fields as far as the log tells them, and whether it was there at all. */
export type RecordState = { readonly exists: boolean; readonly values: Values; readonly complete: boolean }

/**
 * How a record was right after one of its changes, put together from all its changes, oldest first. A field that no change up to then tells is taken
 * from the first one after it that says what it was before. `complete`: the record's making, or its end, is among them, so no field is missing.
 */
export function stateAfter(changes: readonly Change[], id: string): RecordState {
  let [values, exists, complete]: [Values, boolean, boolean] = [{}, true, false]
  const later: Change[] = []
  for (const change of changes) {
    if (change.id > id) {
      later.push(change)
    } else if (change.action === 'create') {
      ;[values, exists, complete] = [change.after ?? {}, true, true]
    } else if (change.action === 'delete') {
      ;[values, exists, complete] = [change.before ?? {}, false, true]
    } else {
      values = { ...values, ...change.after }
      exists = true
    }
  }
  for (const change of later) {
    if (!exists || change.action === 'create') break
    values = { ...change.before, ...values }
    complete ||= change.action === 'delete'
  }
  return { exists, values, complete }
}
