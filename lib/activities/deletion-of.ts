import type { UserContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import { actorName } from './actor-name'
import { toActivityRow } from './to-row'

/** That a record was deleted: which, by whom and when. */
export type Deletion = { readonly name: string | null; readonly byId: string | null; readonly by: string; readonly at: Date }

const only = (value: string) => ({ is: [value], not: [] })

/** Who deleted a record, and when, as far as the log tells whoever asks; else null, whether it was ever there or not. `id` is a UUID. */
export async function deletionOf(ctx: UserContext, type: 'contact' | 'user', id: string): Promise<Deletion | null> {
  const filter = { equal: { resource: only(`${type}:${id}`), action: only('delete') } }
  const [found] = (await read(ctx).activity.page(filter, {}, 1)).rows
  if (found === undefined) return null
  // The names go into a sentence, so they are told as lists tell them.
  const row = toActivityRow(found)
  return { name: row.resourceLabel, byId: row.actorId, by: actorName(row), at: found.at }
}
