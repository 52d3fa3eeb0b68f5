import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'

/** What holds less in this database than it could, because of who owns what; the names are those of `recording.weaknesses` in the catalogue. */
export async function weaknesses(ctx: UserContext): Promise<readonly string[]> {
  assertMay(ctx, 'recording.see')
  return read(ctx).recording.weaknesses()
}
