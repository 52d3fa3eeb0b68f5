import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { SessionFilter } from '@/lib/db/session-filter'
import type { SessionRow } from './schema'
import { toSessionRow } from './to-row'

/** New ones are counted up to here; what is above is "or more". */
const MOST_NEW = 99

type Shown = {
  readonly ids: readonly string[]
  readonly filter: SessionFilter
  /** The newest session on the page, where the page begins with the newest. */
  readonly newest?: string | undefined
}

/** What has become of the sessions that a page shows, and how many newer ones match its filter: a page can change without moving. */
export async function refreshSessions(
  ctx: Context,
  { ids, filter, newest }: Shown,
): Promise<{ rows: readonly SessionRow[]; newer: number; more: boolean }> {
  assertMay(ctx, 'session.list')
  const [rows, above] = await Promise.all([
    read(ctx).session.some(ids),
    newest === undefined ? null : read(ctx).session.page(filter, { sort: 'started', after: newest }, MOST_NEW),
  ])
  return { rows: rows.map((row) => toSessionRow(ctx, row)), newer: above?.rows.length ?? 0, more: above?.next != null }
}
