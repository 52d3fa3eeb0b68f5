import type { UserContext } from '@/lib/access/context'
import { toActivityRow } from '@/lib/activities/to-row'
import { read } from '@/lib/db/read'

const only = (value: string) => ({ is: [value], not: [] })

/** Who deleted a contact, and when, as far as the log tells whoever asks; else null, whether it was ever there or not. */
export async function deletionOf(ctx: UserContext, contactId: string): Promise<{ byId: string | null; by: string; at: Date } | null> {
  const filter = { equal: { resource: only(`contact:${contactId}`), action: only('delete') } }
  const [row] = (await read(ctx).activity.page(filter, {}, 1)).rows
  if (row === undefined) return null
  // The name goes into a sentence, so it is told as lists tell it.
  const { actorId, actorName } = toActivityRow(row)
  return { byId: actorId, by: actorName, at: row.at }
}
