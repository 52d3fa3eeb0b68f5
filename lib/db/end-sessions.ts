import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { clearTheWay } from './clear-the-way'
import { Prisma } from './generated/client'
import type { Transaction } from './transaction'
import { changeableSql, ruleFor } from './visible'

/** Longest wait for a victim's running write, in milliseconds; then the backend that holds the row is terminated, and so each further one. */
const PATIENCE_MS = 2_000

export type Victims =
  | { readonly ids: readonly string[] }
  | { readonly userId: string; readonly not?: string }
  | { readonly browserId: string; readonly not: string }

export type Ending = {
  readonly reason: string
  /** Kept in the log, never shown to the person. */
  readonly note?: string | null
  /** Shown to the person. */
  readonly message?: string | null
}

export type EndedSession = { id: string; userId: string; endedAt: Date; endReason: string }

function chosen(victims: Victims): Prisma.Sql {
  if ('ids' in victims) return Prisma.sql`s.id = ANY(${victims.ids}::uuid[])`
  if ('userId' in victims) {
    const but = victims.not === undefined ? Prisma.empty : Prisma.sql` AND s.id <> ${victims.not}::uuid`
    return Prisma.sql`s.user_id = ${victims.userId}::uuid${but}`
  }
  return Prisma.sql`s.browser_id = ${victims.browserId}::uuid AND s.id <> ${victims.not}::uuid`
}

/**
 * Ends open sessions that the context may end: locks them in the order of their ids (two kills of each other then meet in one order),
 * ends what is still open and answers just that. A session that had run out ends at its deadline, for its own reason.
 */
export async function endSessions(
  ctx: Context,
  { client, backend }: Transaction,
  victims: Victims,
  ending: Ending,
): Promise<EndedSession[]> {
  if (ruleFor(ctx, 'session').update === undefined) throw new AppError('forbidden', 'Your role does not allow this.')
  await client.$executeRaw`SELECT set_config('statement_timeout', ${String(4 * PATIENCE_MS)}, true)`
  const impatience = setInterval(() => void clearTheWay(backend).catch(() => {}), PATIENCE_MS)
  try {
    await client.$queryRaw`SELECT s.id FROM public.sessions s CROSS JOIN public.settings c
      WHERE ${changeableSql(ctx, 'session', 's')} AND ${chosen(victims)} AND s.ended_at IS NULL ORDER BY s.id FOR NO KEY UPDATE OF s`
  } finally {
    clearInterval(impatience)
  }
  // One moment for all columns: a deadline must not pass between two of them. Never before the start: the clock may have been put back.
  const deadline = Prisma.sql`public.session_ends_at(s.started_at, s.last_activity_at, c)`
  const ranOut = Prisma.sql`${deadline} <= t.moment`
  const unlessRanOut = (value: string | null) => Prisma.sql`CASE WHEN NOT ${ranOut} THEN ${value} END`
  return client.$queryRaw<EndedSession[]>`UPDATE public.sessions s SET
      ended_at = GREATEST(s.started_at, LEAST(${deadline}, t.moment)),
      end_reason = CASE WHEN ${ranOut} THEN public.session_ran_out_by(s.started_at, s.last_activity_at, c) ELSE ${ending.reason} END,
      ended_by = ${unlessRanOut(ctx.userId)}::uuid,
      ended_by_name = ${unlessRanOut(ctx.actor.name)},
      end_note = ${unlessRanOut(ending.note ?? null)},
      end_message = ${unlessRanOut(ending.message ?? null)}
    FROM public.settings c CROSS JOIN (SELECT clock_timestamp() AS moment) AS t
    WHERE ${changeableSql(ctx, 'session', 's')} AND ${chosen(victims)} AND s.ended_at IS NULL
    RETURNING s.id, s.user_id AS "userId", s.ended_at AS "endedAt", s.end_reason AS "endReason"`
}
