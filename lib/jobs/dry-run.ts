import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { type PurgePreview, purgePreview } from '@/lib/db/purge-preview'

/** What a clean-up would remove now, by table and day, and the oldest row that it would keep. Changes nothing. Managers and administrators. */
export async function dryRun(ctx: Context): Promise<PurgePreview> {
  assertMay(ctx, 'job.see')
  return purgePreview(ctx)
}
