import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { read } from '@/lib/db/read'
import type { Coverage } from './schema'

/** Which tables are recorded, which are not and why, and what holds less than it could. The database is asked, nobody's list. */
export async function coverage(ctx: UserContext): Promise<Coverage> {
  assertMay(ctx, 'recording.see')
  const door = read(ctx).recording
  const [tables, weaknesses] = await Promise.all([door.coverage(), door.weaknesses()])
  return {
    weaknesses,
    tables: tables.map(({ since, kept, masked, untold, bare, faults, ...table }) => ({
      ...table,
      since: since?.toISOString() ?? null,
      kept: kept ?? [],
      masked: masked ?? [],
      untold: untold ?? [],
      bare: bare ?? [],
      faults: faults ?? [],
    })),
  }
}
