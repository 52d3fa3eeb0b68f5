import 'server-only'
import { Prisma } from './generated/client'
import type { JobTransaction } from './job-transaction'
import { ofPart } from './session-parts'

/** Sessions that were looked at: how many, the last of them, and those that ended. */
export type RanOut = {
  readonly found: number
  readonly last: string | null
  readonly ended: readonly { readonly id: string; readonly userId: string; readonly endReason: string }[]
}

/**
 * Writes down the end of open sessions that ran out, after an id, at most `take`: when they truly ended, and by which clock. Those whose rows somebody holds are
 * left for the next time. Whoever asks for a session learns the same whether this has run or not.
 */
export async function endRunOut(slice: JobTransaction, after: string, take: number): Promise<RanOut> {
  const some = (part: Prisma.Sql) =>
    Prisma.sql`(SELECT s.id FROM public.sessions s WHERE ${part}s.id > ${after}::uuid ORDER BY s.id LIMIT ${take}::int)`
  const [ranOut] = await slice.run<RanOut>(Prisma.sql`
    WITH looked AS MATERIALIZED (
      SELECT id FROM (${some(ofPart.overdue)} UNION ALL ${some(ofPart.idle)}) AS either ORDER BY id LIMIT ${take}::int
    ), due AS MATERIALIZED (
      SELECT s.id, public.session_ends_at(s.started_at, s.last_activity_at, c) AS deadline,
        public.session_ran_out_by(s.started_at, s.last_activity_at, c) AS reason
      FROM public.sessions s CROSS JOIN public.settings c
      WHERE s.id IN (SELECT id FROM looked) AND s.ended_at IS NULL AND public.session_ends_at(s.started_at, s.last_activity_at, c) <= now()
      ORDER BY s.id FOR NO KEY UPDATE OF s SKIP LOCKED
    ), ended AS (
      UPDATE public.sessions s SET ended_at = GREATEST(s.started_at, d.deadline), end_reason = d.reason
      FROM due d WHERE s.id = d.id RETURNING s.id, s.user_id, s.end_reason
    )
    SELECT (SELECT count(*)::int FROM looked) AS found, (SELECT id FROM looked ORDER BY id DESC LIMIT 1) AS last,
      COALESCE((SELECT json_agg(json_build_object('id', e.id, 'userId', e.user_id, 'endReason', e.end_reason)) FROM ended e), '[]') AS ended`)
  return ranOut ?? { found: 0, last: null, ended: [] }
}
