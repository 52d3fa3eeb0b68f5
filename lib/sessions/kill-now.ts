import { randomUUID } from 'node:crypto'
import type { UserContext } from '@/lib/access/context'
import type { EndedSession } from '@/lib/db/end-sessions'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { notifyEnded } from '@/lib/live/notify'
import { tellKilled } from './tell-killed'

export type Saying = { readonly reason: string | null; readonly message: string | null }

export const endingOf = ({ reason, message }: Saying) => ({ reason: 'killed', note: reason, message })

/** The sessions that ended by the kill: those that had run out ended by themselves. */
export const killedAmong = (ended: readonly EndedSession[]): string[] =>
  ended.filter(({ endReason }) => endReason === 'killed').map(({ id }) => id)

/**
 * Ends sessions in one short write with one notice. Those that are writing at this moment follow in a second one, which waits for them and ends
 * a write that stalls; none of the others waits with them. Whose they were gets a letter. Answers the ids that it killed.
 * @throws AppError `unavailable` when none of them could be ended.
 */
export async function killNow(ctx: UserContext, ids: readonly string[], saying: Saying): Promise<string[]> {
  const told = { once: `kill:${randomUUID()}`, message: saying.message }
  const first = await write(ctx, async (tx) => {
    const { ended, held } = await tx.session.endFree(ids, endingOf(saying))
    await tellKilled(ctx, tx, ended, told)
    await notifyEnded(tx, ended)
    return { killed: killedAmong(ended), held }
  })
  if (first.held.length === 0) return first.killed
  const late = killHeld(ctx, first.held, saying, told.once).catch((error: unknown) => {
    // What the first write ended has ended: it is told, and so is who is still open.
    if (first.held.length < ids.length && error instanceof AppError && error.code === 'unavailable') return []
    throw error
  })
  return [...first.killed, ...(await late)]
}

/** Ends sessions that somebody's write holds: waits for them before anything of ours is held, two seconds at most for one that stalls. */
async function killHeld(ctx: UserContext, ids: readonly string[], saying: Saying, once: string): Promise<string[]> {
  const patiently = { waitFor: { ids } }
  return write(
    ctx,
    async (tx) => {
      const ended = await tx.session.end({ ids }, endingOf(saying))
      await tellKilled(ctx, tx, ended, { once, message: saying.message })
      await notifyEnded(tx, ended)
      return killedAmong(ended)
    },
    patiently,
  )
}
