import type { UserContext } from '@/lib/access/context'
import { SessionEndedError } from '@/lib/db/transaction'
import { goOnKilling } from './kill-go-on'
import { orderKill } from './kill-order'
import type { KillResultRow } from './kill-results'
import type { OrderKill } from './kill-schema'

/** What proxies commonly wait for an answer is three times as long. */
const MOST_MS = 10_000
/** As many rows as anybody reads. */
const MOST_TOLD = 200

/**
 * What one request has ended. `passed`: how many did not end now; of them, and of those that did, `results` tells the first. `rest`: sessions of the order
 * that it did not come to, and did not touch. `cut`: it was no lack of time, something went wrong.
 */
export type KilledAtOnce = {
  readonly ended: number
  readonly passed: number
  readonly rest: number
  readonly results: readonly KillResultRow[]
  readonly cut?: boolean
}

/**
 * Orders the end of many sessions and goes through with it in one request, for a browser that has no script to go on turn by turn. The results tell first of
 * those that did not end. What goes wrong after the first turn is told to `tell` and no error: what has ended by then stays ended, and has to be said.
 * @throws AppError as `orderKill` and `goOnKilling`.
 */
export async function killAtOnce(ctx: UserContext, input: OrderKill, tell: (error: unknown) => void): Promise<KilledAtOnce> {
  const { order } = await orderKill(ctx, input)
  const began = performance.now()
  const passed: KillResultRow[] = []
  const killed: KillResultRow[] = []
  let rest = 0
  const answer = () => ({ ended: killed.length, passed: passed.length, rest, results: [...passed, ...killed].slice(0, MOST_TOLD) })
  for (let turns = 0; ; turns += 1) {
    try {
      const { total, done, finished, results } = await goOnKilling(ctx, order)
      rest = total - done
      for (const row of results) (row.outcome === 'ended' ? killed : passed).push(row)
      if (finished || performance.now() - began > MOST_MS) return answer()
    } catch (error) {
      // Whose own session has ended is shown no names any more.
      if (turns === 0 || error instanceof SessionEndedError) throw error
      tell(error)
      return { ...answer(), cut: true }
    }
  }
}
