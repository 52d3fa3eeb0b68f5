import type { ActivityDetail } from './schema'
import { isMasked } from './value-text'

/** A field that is told: its type at that time, and what it was and became; undefined where there was no record. */
export type FieldDiff = { readonly name: string; readonly type: string | null; readonly before: unknown; readonly after: unknown }

/**
 * The fields of an activity in alphabetical order, empty ones of a new or a removed record last. An update holds only what differs. A masked field of a
 * new or a removed record is left out: that it is there says nothing, and that it is masked stands on the page of what is recorded.
 */
export function fieldDiff({ before, after, types }: Pick<ActivityDetail, 'before' | 'after' | 'types'>): readonly FieldDiff[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort()
  const fields = names.map((name) => ({ name, type: types[name] ?? null, before: before?.[name], after: after?.[name] }))
  const isEmpty = (field: FieldDiff) => (field.before ?? null) === null && (field.after ?? null) === null
  const told = before && after ? fields : fields.filter((field) => !isMasked(field.before ?? field.after))
  return [...told.filter((field) => !isEmpty(field)), ...told.filter(isEmpty)]
}
