import 'server-only'
import type { Context } from '@/lib/access/context'
import type { Transaction } from './transaction'
import { isUnseen } from './unseen-notices'
import { changeableSql } from './visible'

/** Notes that the person put these notices away, as far as this session has them still to show; answers the sessions of which those told. */
export async function putAwayNotices(ctx: Context, { client }: Transaction, ids: readonly string[]): Promise<string[]> {
  const put = await client.$queryRaw<{ of: string }[]>`
    UPDATE public.notices n SET seen_at = now() FROM public.sessions s
    WHERE s.id = ${ctx.sessionId}::uuid AND n.id = ANY (${[...ids]}::uuid[]) AND ${isUnseen} AND ${changeableSql(ctx, 'notice', 'n')}
    RETURNING n.session_id AS of`
  return put.map(({ of }) => of)
}
