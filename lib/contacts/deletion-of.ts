import type { UserContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'

const only = (value: string) => ({ is: [value], not: [] })

/** Who deleted a contact, and when, as far as the log tells whoever asks; else null, whether it was ever there or not. */
export async function deletionOf(ctx: UserContext, contactId: string): Promise<{ byId: string | null; by: string; at: Date } | null> {
  const filter = { equal: { resource: only(`contact:${contactId}`), action: only('delete') } }
  const [row] = (await read(ctx).activity.page(filter, {}, 1)).rows
  return row === undefined ? null : { byId: row.actorId, by: row.actorName, at: row.at }
}
