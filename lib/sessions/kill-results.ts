import type { UserContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import type { SessionListRow } from '@/lib/db/session-columns'
import { enderOf, isOutOfReach, ownerOf } from './to-row'

/** What became of one session in a kill. `held`: a write of its own held it to the last. */
type KillOutcome = 'ended' | 'already_ended' | 'administrator' | 'own' | 'held' | 'unknown'

export type KillResultRow = {
  readonly id: string
  readonly outcome: KillOutcome
  readonly user: string | null
  readonly device: Pick<SessionListRow, 'deviceType' | 'browser' | 'os' | 'city' | 'country'> | null
  /** ISO 8601, of a session that has ended. */
  readonly endedAt: string | null
  readonly endedBy: string | null
  readonly endReason: string | null
}

/** Says of each session what became of it, read after the commit. `killed` are those that this kill ended. */
export async function killResults(ctx: UserContext, ids: readonly string[], killed: readonly string[]): Promise<KillResultRow[]> {
  const rows = new Map((await read(ctx).session.some(ids)).map((row) => [row.id, row]))
  const ended = new Set(killed)
  return ids.map((id) => resultOf(ctx, id, rows.get(id), ended.has(id)))
}

function resultOf(ctx: UserContext, id: string, row: SessionListRow | undefined, killed: boolean): KillResultRow {
  if (row === undefined) return { id, outcome: 'unknown', user: null, device: null, endedAt: null, endedBy: null, endReason: null }
  const { deviceType, browser, os, city, country } = row
  return {
    id,
    outcome: killed ? 'ended' : outcomeOf(ctx, row),
    user: ownerOf(row),
    device: { deviceType, browser, os, city, country },
    endedAt: row.endedAt?.toISOString() ?? null,
    endedBy: enderOf(row),
    endReason: row.endReason,
  }
}

function outcomeOf(ctx: UserContext, row: SessionListRow): KillOutcome {
  if (row.id === ctx.sessionId) return 'own'
  if (row.endedAt !== null) return 'already_ended'
  return isOutOfReach(ctx, row) ? 'administrator' : 'held'
}
