import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import type { Transaction } from './transaction'

/**
 * Notes that the person put away what they were told of this session: they have the letter that told of it, and so speak for themselves without one.
 * @throws AppError `forbidden` for a person in a session, who puts away what that shows (lib/db/put-away-notices.ts).
 */
export async function vouchForSession(ctx: Context, { client }: Transaction, sessionId: string): Promise<void> {
  if (ctx.role !== 'system') throw new AppError('forbidden', 'Your role does not allow this.')
  await client.$executeRaw`UPDATE public.notices SET seen_at = now() WHERE session_id = ${sessionId}::uuid AND seen_at IS NULL`
}
