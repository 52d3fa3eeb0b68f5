import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import type { Prisma } from './generated/client'
import type { Transaction } from './transaction'

/** A new session as sign-in knows it; id and times come from the database. */
export type NewSession = Omit<
  Prisma.SessionUncheckedCreateInput,
  | 'id'
  | 'startedAt'
  | 'lastActivityAt'
  | 'authenticatedAt'
  | 'previousTokenHash'
  | 'previousTokenUntil'
  | 'endedAt'
  | 'endReason'
  | 'endedBy'
  | 'endedByName'
  | 'endedIn'
  | 'endNote'
  | 'endMessage'
  | 'placeBuiltOn'
> & { placeBuiltOn: string | null }

/**
 * Makes the session's row. Its id is told to the recorder first, so that the sign-in, and all that this transaction writes after it,
 * is an activity of the person in this very session.
 * @throws AppError `forbidden` for a person: only sign-in, which is a step of Rollcall's own, starts sessions.
 */
export async function insertSession(ctx: Context, { client }: Transaction, session: NewSession): Promise<{ id: string; startedAt: Date }> {
  if (ctx.role !== 'system') throw new AppError('forbidden', 'Your role does not allow this.')
  const [told] = await client.$queryRaw<{ id: string }[]>`
    SELECT id, set_config('rollcall.session_id', id::text, true) FROM (SELECT public.uuid_v7() AS id) AS made`
  if (told === undefined) throw new Error('The database made no id.')
  const { placeBuiltOn, ...rest } = session
  return client.session.create({
    data: { ...rest, id: told.id, placeBuiltOn: placeBuiltOn === null ? null : new Date(placeBuiltOn) },
    select: { id: true, startedAt: true },
  })
}
