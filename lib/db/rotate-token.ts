import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import type { Transaction } from './transaction'

/** How long the token before stays good for requests that were in flight, in seconds. */
const IN_FLIGHT_S = 30

export type NewToken = {
  /** Hash of the token that the request came with. */
  readonly from: Uint8Array
  readonly to: Uint8Array
}

/**
 * Gives the own session another token after the person has proved who they are, and notes when that was. A second proof with the token
 * that was replaced meanwhile only notes the time: two answers would race for the browser's one cookie. The row is locked and live since
 * the transaction was opened.
 */
export async function rotateToken(
  ctx: Context,
  { client }: Transaction,
  { from, to }: NewToken,
): Promise<{ rotated: boolean; authenticatedAt: Date }> {
  const [row] = await client.$queryRaw<{ rotated: boolean; authenticatedAt: Date }[]>`
    UPDATE public.sessions s SET
      token_hash = CASE WHEN s.token_hash = ${from} THEN ${to} ELSE s.token_hash END,
      previous_token_hash = CASE WHEN s.token_hash = ${from} THEN s.token_hash ELSE s.previous_token_hash END,
      previous_token_until = CASE WHEN s.token_hash = ${from} THEN clock_timestamp() + make_interval(secs => ${IN_FLIGHT_S})
        ELSE s.previous_token_until END,
      authenticated_at = clock_timestamp()
    WHERE s.id = ${ctx.sessionId}::uuid AND (s.token_hash = ${from} OR s.previous_token_hash = ${from})
    RETURNING s.token_hash = ${to} AS rotated, s.authenticated_at AS "authenticatedAt"`
  // Two proofs later the token that this request came with is nobody's any more.
  if (row === undefined) throw new AppError('unauthenticated', 'Sign in again.')
  return row
}
