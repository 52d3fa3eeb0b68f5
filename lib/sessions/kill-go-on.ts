import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { OrderPart } from '@/lib/db/kill-orders'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { notifyEnded } from '@/lib/live/notify'
import { endingOf, killedAmong } from './kill-now'
import { type KillResultRow, killResults } from './kill-results'
import { KILL_CHUNK } from './kill-schema'
import { tellKilled } from './tell-killed'

/** One call goes on for about this long, so that progress is seen and a tab that closes leaves nothing running. */
const TURN_MS = 400
/** Victims that are waited for at once: each may stall. */
const HELD_AT_ONCE = 20

/** How far an order has come, and what became of the sessions of this turn. */
export type KillProgress = {
  readonly total: number
  readonly done: number
  readonly finished: boolean
  readonly results: readonly KillResultRow[]
  /** Milliseconds that the server worked on this turn. */
  readonly serverMs: number
}

type Turn = { readonly total: number; readonly done: number; readonly ids: readonly string[]; readonly killed: readonly string[] }

/**
 * Goes on with an order of the own session for a short while: writes of at most 150 ends, each with how far it came and one notice. What such a
 * write has ended stays ended, whatever comes after it. Those that are writing come last, waited for.
 * @throws AppError `not_found` for an order of somebody else, or one that is too old.
 */
export async function goOnKilling(ctx: UserContext, order: string): Promise<KillProgress> {
  assertMay(ctx, 'session.kill')
  const began = performance.now()
  const ids: string[] = []
  const killed: string[] = []
  let turn = await oneTurn(ctx, order)
  const note = () => {
    ids.push(...turn.ids)
    killed.push(...turn.killed)
  }
  note()
  while (turn.done < turn.total && performance.now() - began < TURN_MS) {
    try {
      turn = await oneTurn(ctx, order)
    } catch {
      // What has ended by now is told first. What went wrong goes wrong again with the next call, and is an error there.
      break
    }
    note()
  }
  const serverMs = Math.round(performance.now() - began)
  return { total: turn.total, done: turn.done, finished: turn.done >= turn.total, results: await killResults(ctx, ids, killed), serverMs }
}

async function oneTurn(ctx: UserContext, order: string): Promise<Turn> {
  const free = await write(ctx, (tx) => takeFree(ctx, tx, order))
  if ('ids' in free) return free
  return write(ctx, (tx) => takeHeld(ctx, tx, order, free.wait), { waitFor: { ids: free.wait } })
}

async function partOf(tx: WriteDoor, order: string): Promise<OrderPart> {
  const part = await tx.killOrder.next(order, KILL_CHUNK)
  if (part === null) throw new AppError('not_found', 'This order is not known any more. What it ended stays ended; order the rest anew.')
  return part
}

/** One letter for each person and order: it counts what is still to come, which follows within seconds. */
const toldOf = (tx: WriteDoor, order: string, { message }: OrderPart) => ({
  ...{ once: `kill:${order}`, message },
  still: (userIds: readonly string[]) => tx.killOrder.still(order, userIds),
})

const doneOf = (part: OrderPart, taken: number, held: number): number => part.taken + taken - held

async function takeFree(ctx: UserContext, tx: WriteDoor, order: string): Promise<Turn | { readonly wait: readonly string[] }> {
  const part = await partOf(tx, order)
  if (part.next.length === 0 && part.held.length > 0) return { wait: part.held.slice(0, HELD_AT_ONCE) }
  const others = part.next.filter((id) => id !== ctx.sessionId)
  const { ended, held } = await tx.session.endFree(others, endingOf({ reason: part.note, message: part.message }))
  await notifyEnded(tx, ended)
  const nowHeld = [...part.held, ...held]
  await tx.killOrder.advance(order, part.next.length, nowHeld)
  await tellKilled(ctx, tx, ended, toldOf(tx, order, part))
  const ids = part.next.filter((id) => !held.includes(id))
  return { total: part.total, done: doneOf(part, part.next.length, nowHeld.length), ids, killed: killedAmong(ended) }
}

async function takeHeld(ctx: UserContext, tx: WriteDoor, order: string, wait: readonly string[]): Promise<Turn> {
  const part = await partOf(tx, order)
  const ended = await tx.session.end({ ids: wait }, endingOf({ reason: part.note, message: part.message }))
  await notifyEnded(tx, ended)
  const left = part.held.filter((id) => !wait.includes(id))
  await tx.killOrder.advance(order, 0, left)
  await tellKilled(ctx, tx, ended, toldOf(tx, order, part))
  return { total: part.total, done: doneOf(part, 0, left.length), ids: wait, killed: killedAmong(ended) }
}
