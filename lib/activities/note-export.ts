import type { UserContext } from '@/lib/access/context'
import type { Count } from '@/lib/db/walk-count'
import { write } from '@/lib/db/write'

/** A list that leaves as a file: of what, by which filter (as it stands in the address), how many rows match, and how many the file holds at most. */
export type Exported = { readonly type: 'session' | 'activity'; readonly filter: string; readonly matching: Count; readonly most: number }

/**
 * Records that a list leaves as a file, one's own too. Committed before the first byte of it; each one is an activity by itself.
 * @throws SessionEndedError when the session has ended meanwhile.
 */
export async function noteExport(ctx: UserContext, { type, filter, matching: { count, exact }, most }: Exported): Promise<void> {
  const rows = count > most ? { rows: most, exact: true, matching: count } : { rows: count, exact }
  const details = { filter, ...rows }
  await write(ctx, (tx) => tx.note({ kind: 'read', action: 'exported', outcome: 'ok', resourceType: type, details }))
}
