import type { UserContext } from '@/lib/access/context'
import { assertFresh } from '@/lib/access/fresh'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import type { OrderKill } from './kill-schema'
import { scopeOf } from './kill-scope'

export type KillOrder = { readonly order: string; readonly total: number; readonly ending: number }

/**
 * Orders the end of many sessions: fixes which are meant, and ends none of them yet (`goOnKilling` does, in many short writes).
 * @throws AppError `conflict` when the typed number is not the number that would end now, `reauth_required` after five minutes.
 */
export async function orderKill(ctx: UserContext, { count, reason, message, ...input }: OrderKill): Promise<KillOrder> {
  assertMay(ctx, 'session.kill')
  assertFresh(ctx)
  const scope = await scopeOf(ctx, input)
  return write(ctx, async (tx) => {
    const { id, total, ending } = await tx.killOrder.open(scope, { note: reason, message })
    if (ending === 0) throw new AppError('conflict', 'No session would end: there is none, or it is your own or an administrator’s.')
    if (ending !== count) throw new AppError('conflict', 'Nothing was ended.', { count: wrongCount(count, ending) })
    await tx.note({
      ...{ kind: 'system', action: 'kill_ordered', outcome: 'ok', resourceType: 'kill_order', resourceId: id },
      details: {
        scope: input.scope,
        ...('user' in input && { user: input.user }),
        ...('query' in input && { query: input.query }),
        total,
        ending,
        reason,
      },
    })
    return { order: id, total, ending }
  })
}

const wrongCount = (typed: number, now: number): string => {
  const sessions = now === 1 ? '1 session would end' : `${now.toLocaleString('en-GB')} sessions would end`
  return `You typed ${typed.toLocaleString('en-GB')}, and ${sessions} now. Type ${now.toLocaleString('en-GB')} to go on.`
}
