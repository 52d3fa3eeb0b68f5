import type { UserContext } from '@/lib/access/context'
import type { Count } from '@/lib/db/walk-count'
import { write } from '@/lib/db/write'

/** A list that leaves as a file: of what, by which filter (as it stands in the address), and how many rows it has. */
export type Exported = { readonly type: 'session' | 'activity'; readonly filter: string; readonly rows: Count }

/**
 * Records that a list leaves as a file, one's own too. Committed before the first byte of it; each one is an activity by itself.
 * @throws SessionEndedError when the session has ended meanwhile.
 */
export async function noteExport(ctx: UserContext, { type, filter, rows }: Exported): Promise<void> {
  const details = { filter, rows: rows.count, exact: rows.exact }
  await write(ctx, (tx) => tx.note({ kind: 'read', action: 'exported', outcome: 'ok', resourceType: type, details }))
}
