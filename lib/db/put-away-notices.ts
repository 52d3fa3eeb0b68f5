import 'server-only'
import type { Context } from '@/lib/access/context'
import type { Transaction } from './transaction'
import { isOursToSay, isUnseen, vouches } from './unseen-notices'
import { changeableSql } from './visible'

/** How many notices were put away, and of which sessions this one vouches for by that. */
export type PutAwayNotices = { readonly count: number; readonly vouchedFor: readonly string[] }

/** Notes that the person put these notices away, as far as this session has them still to show, and may say so. */
export async function putAwayNotices(ctx: Context, { client }: Transaction, ids: readonly string[]): Promise<PutAwayNotices> {
  const put = await client.$queryRaw<{ of: string; vouches: boolean }[]>`
    UPDATE public.notices n SET seen_at = now() FROM public.sessions s
    WHERE s.id = ${ctx.sessionId}::uuid AND n.id = ANY (${[...ids]}::uuid[]) AND ${isUnseen} AND ${isOursToSay} AND ${changeableSql(ctx, 'notice', 'n')}
    RETURNING n.session_id AS of, ${vouches} AS vouches`
  return { count: put.length, vouchedFor: put.filter((one) => one.vouches).map(({ of }) => of) }
}
