import 'server-only'
import { Prisma } from './generated/client'
import type { JobTransaction } from './job-transaction'
import { manyInARow } from './pending-list'
import { runPlanned } from './run'
import { ofPart } from './session-parts'

/** A session that ended. */
type Ended = { readonly id: string; readonly userId: string; readonly endReason: string }

/**
 * The ids of open sessions that ran out, after an id, in the order of ids, at most `most`. For many slices at once: each search reads all that are open.
 * @throws AppError `unavailable` when the database cannot be reached or is too busy.
 */
export async function findRunOut(after: string, most: number): Promise<string[]> {
  const some = (part: Prisma.Sql) =>
    Prisma.sql`(SELECT s.id FROM public.sessions s WHERE ${part}s.id > ${after}::uuid ORDER BY s.id LIMIT ${most}::int)`
  const found = await runPlanned<{ id: string }>(
    Prisma.sql`SELECT id FROM (${some(ofPart.overdue)} UNION ALL ${some(ofPart.idle)}) AS either ORDER BY id LIMIT ${most}::int`,
  )
  return found.map(({ id }) => id)
}

/**
 * Writes down the end of those of these sessions that ran out: when they truly ended, and by which clock. Those whose rows somebody holds are left for the
 * next time. Whoever asks for a session learns the same whether this has run or not.
 */
export async function endRunOut(slice: JobTransaction, ids: readonly string[]): Promise<readonly Ended[]> {
  const meant = Prisma.sql`s.id = ANY (${ids as string[]}::uuid[])`
  await slice.run(Prisma.sql`SELECT ${manyInARow}`)
  return slice.run<Ended>(Prisma.sql`
    WITH due AS MATERIALIZED (
      SELECT s.id, public.session_ends_at(s.started_at, s.last_activity_at, c) AS deadline,
        public.session_ran_out_by(s.started_at, s.last_activity_at, c) AS reason
      FROM public.sessions s CROSS JOIN public.settings c
      WHERE ${meant} AND s.ended_at IS NULL AND public.session_ends_at(s.started_at, s.last_activity_at, c) <= now()
      ORDER BY s.id FOR NO KEY UPDATE OF s SKIP LOCKED
    )
    UPDATE public.sessions s SET ended_at = GREATEST(s.started_at, d.deadline), end_reason = d.reason
    FROM due d WHERE s.id = d.id AND ${meant} RETURNING s.id, s.user_id AS "userId", s.end_reason AS "endReason"`)
}
