import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { Prisma } from './generated/client'
import { lockAll, lockFree, openVictims, type Victims } from './lock-victims'
import { manyAtOnce } from './pending-list'
import type { Transaction } from './transaction'
import { ruleFor } from './visible'

export type Ending = {
  readonly reason: string
  /** Kept in the log, never shown to the person. */
  readonly note?: string | null
  /** Shown to the person. */
  readonly message?: string | null
}

export type EndedSession = { id: string; userId: string; endedAt: Date; endReason: string }

/** What became of sessions that were not waited for: those that ended, and those that are open because somebody holds their rows. */
export type FreeEnds = { readonly ended: readonly EndedSession[]; readonly held: readonly string[] }

function assertMayEnd(ctx: Context): void {
  if (ruleFor(ctx, 'session').update === undefined) throw new AppError('forbidden', 'Your role does not allow this.')
}

/** Ends open sessions that the context may end, waiting for whatever they are writing, and answers those that it ended. */
export async function endSessions(ctx: Context, transaction: Transaction, victims: Victims, ending: Ending): Promise<EndedSession[]> {
  assertMayEnd(ctx)
  await lockAll(ctx, transaction, victims)
  return end(ctx, transaction, victims, ending)
}

/** Ends those of the open sessions whose rows nobody holds. Waits for nobody, so one that stalls keeps none of the others. */
export async function endFreeSessions(ctx: Context, transaction: Transaction, ids: readonly string[], ending: Ending): Promise<FreeEnds> {
  assertMayEnd(ctx)
  if (ids.length > 1) await transaction.client.$queryRaw`SELECT ${manyAtOnce}`
  const free = await lockFree(ctx, transaction, { ids })
  const ended = free.length === 0 ? [] : await end(ctx, transaction, { ids: free }, ending)
  const held = await transaction.client.$queryRaw<{ id: string }[]>`SELECT s.id FROM public.sessions s CROSS JOIN public.settings c
    WHERE ${openVictims(ctx, { ids })} ORDER BY s.id`
  return { ended, held: held.map(({ id }) => id) }
}

/** Ends what is still open and answers just that. A session that had run out ends at its deadline, for its own reason. */
function end(ctx: Context, { client }: Transaction, victims: Victims, ending: Ending): Promise<EndedSession[]> {
  // One moment for all columns: a deadline must not pass between two of them. Never before the start: the clock may have been put back. What is replaced
  // ends where the new one, which this transaction began with, starts.
  const moment = 'browserId' in victims ? Prisma.sql`now()` : Prisma.sql`clock_timestamp()`
  const deadline = Prisma.sql`public.session_ends_at(s.started_at, s.last_activity_at, c)`
  const ranOut = Prisma.sql`${deadline} <= t.moment`
  const unlessRanOut = (value: string | null) => Prisma.sql`CASE WHEN NOT ${ranOut} THEN ${value} END`
  return client.$queryRaw<EndedSession[]>`UPDATE public.sessions s SET
      ended_at = GREATEST(s.started_at, LEAST(${deadline}, t.moment)),
      end_reason = CASE WHEN ${ranOut} THEN public.session_ran_out_by(s.started_at, s.last_activity_at, c) ELSE ${ending.reason} END,
      ended_by = ${unlessRanOut(ctx.userId)}::uuid,
      ended_by_name = ${unlessRanOut(ctx.actor.name)},
      ended_in = ${unlessRanOut(ctx.sessionId)}::uuid,
      end_note = ${unlessRanOut(ending.note ?? null)},
      end_message = ${unlessRanOut(ending.message ?? null)}
    FROM public.settings c CROSS JOIN (SELECT ${moment} AS moment) AS t
    WHERE ${openVictims(ctx, victims)}
    RETURNING s.id, s.user_id AS "userId", s.ended_at AS "endedAt", s.end_reason AS "endReason"`
}
