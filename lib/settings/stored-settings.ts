import type { SettingValues } from './setting-values'

/** The settings that are in force, which revision of them it is, and who made it: null until somebody has changed something. */
export type StoredSettings = SettingValues & {
  readonly revision: number
  readonly changedAt: Date | null
  readonly changedByName: string | null
  /** To stand beside the name where that does not tell who it is. */
  readonly changedByAddress: string | null
}

/** @throws when the row is missing: the database was not migrated. */
export function present<Row>(row: Row | null): Row {
  if (row === null) throw new Error('The settings row is missing: the database was not migrated.')
  return row
}
