import type { UserContext } from '@/lib/access/context'
import { goOnKilling } from './kill-go-on'
import { orderKill } from './kill-order'
import type { KillResultRow } from './kill-results'
import type { OrderKill } from './kill-schema'

/** What proxies commonly wait for an answer is three times as long. */
const MOST_MS = 10_000
/** As many rows as anybody reads. */
const MOST_TOLD = 200

/** What one request has ended. `rest`: sessions of the order that it had no time for, and did not touch. */
export type KilledAtOnce = { readonly ended: number; readonly rest: number; readonly results: readonly KillResultRow[] }

/**
 * Orders the end of many sessions and goes through with it in one request, for a browser that has no script to go on turn by turn. The results tell first of
 * those that did not end.
 * @throws AppError as `orderKill` and `goOnKilling`.
 */
export async function killAtOnce(ctx: UserContext, input: OrderKill): Promise<KilledAtOnce> {
  const { order } = await orderKill(ctx, input)
  const began = performance.now()
  const passed: KillResultRow[] = []
  const killed: KillResultRow[] = []
  for (;;) {
    const { total, done, finished, results } = await goOnKilling(ctx, order)
    for (const row of results) (row.outcome === 'ended' ? killed : passed).push(row)
    if (finished || performance.now() - began > MOST_MS)
      return { ended: killed.length, rest: total - done, results: [...passed, ...killed].slice(0, MOST_TOLD) }
  }
}
