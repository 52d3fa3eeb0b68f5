import type { UserContext } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import type { ListPlace } from '@/lib/db/list-page'
import { read } from '@/lib/db/read'
import type { ActivityRow } from './schema'
import { type RecordState, stateAfter } from './state-after'
import { toActivityRow } from './to-row'

/** Changes of one record that are read at most. */
const MOST_CHANGES = 1_000

/**
 * How a record was right after this activity, from the whole of its history. Null where that would not be true: for who sees only a part of the
 * activities, for what is no change of a record, and for a record with more changes than are read.
 */
export async function recordState(ctx: UserContext, activity: ActivityRow): Promise<RecordState | null> {
  const { id, kind, resourceType, resourceId } = activity
  if (!may(ctx, 'activity.see_everyones') || kind !== 'change' || resourceType === null || resourceId === null) return null
  const only = (value: string) => ({ is: [value], not: [] })
  const filter = { equal: { kind: only('change'), resource: only(`${resourceType}:${resourceId}`) } }
  const changes: ActivityRow[] = []
  // A search that ran out of time goes on from where it stopped.
  for (let place: ListPlace | null = {}; place !== null; ) {
    const { rows, next } = await read(ctx).activity.page(filter, place, MOST_CHANGES)
    changes.push(...rows.map(toActivityRow))
    if (changes.length >= MOST_CHANGES) return null
    place = next
  }
  return stateAfter(changes.reverse(), id)
}
