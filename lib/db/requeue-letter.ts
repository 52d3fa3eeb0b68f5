import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import type { Transaction } from './transaction'

/**
 * Has a letter that was given up, or kept, sent as if it were new. Answers to whom; null where it is no such letter, or its time is over.
 * @throws AppError `forbidden` for whoever is no administrator.
 */
export async function requeueLetter(ctx: Context, { client }: Transaction, id: string): Promise<{ address: string } | null> {
  if (ctx.role !== 'system_administrator') throw new AppError('forbidden', 'Your role does not allow this.')
  const [letter] = await client.$queryRaw<{ address: string }[]>`
    UPDATE public.letters SET state = 'queued', attempts = 0, due_at = clock_timestamp(), claimed_until = NULL
    WHERE id = ${id}::uuid AND state IN ('failed', 'kept') AND (expires_at IS NULL OR expires_at > clock_timestamp())
    RETURNING address`
  return letter ?? null
}
