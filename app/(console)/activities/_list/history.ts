import type { ActivityQuery } from '@/lib/activities/activity-query'
import type { ActivityRow } from '@/lib/activities/schema'
import { isId } from '@/lib/db/id-days'
import type { ListPage } from '@/lib/db/list-page'

type Record = { readonly type: string; readonly id: string; readonly value: string }

/** The one record whose history a list is, or null. */
export function recordOf({ choices }: ActivityQuery): Record | null {
  const [value, ...others] = choices.resource ?? []
  if (value === undefined || others.length > 0 || value.startsWith('!')) return null
  const at = value.indexOf(':')
  return { type: value.slice(0, at), id: value.slice(at + 1), value }
}

/** What the record was called last, of these activities, newest first; null where they do not tell. */
export const lastNameOf = (rows: readonly ActivityRow[], { type, id }: Record): string | null =>
  rows.find((row) => row.resourceType === type && row.resourceId === id && row.resourceLabel)?.resourceLabel ?? null

/**
 * A page whose search stopped in time after it found how the one record was made: nothing lies before that. Only where the record's id is one that is never
 * given twice.
 */
export function endedAtCreation(page: ListPage<ActivityRow>, query: ActivityQuery): ListPage<ActivityRow> {
  const record = recordOf(query)
  const oldest = page.rows.at(-1)
  const isMade = oldest?.kind === 'change' && oldest.action === 'create' && oldest.outcome === 'ok'
  if (!record || !isId(record.id) || !isMade || page.searchedTo === null || oldest.resourceId !== record.id) return page
  return { ...page, next: null, hasOlder: false, searchedTo: null }
}
