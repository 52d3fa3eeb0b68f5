import 'server-only'
import type { Context } from '@/lib/access/context'
import { type Comer, type Recalled, recall } from './recall'
import { rememberPlace, type SeenPlace } from './remember-place'
import { forgetPlaces, forgetSession, teachSessions } from './teach-session'
import type { Transaction } from './transaction'

/** What sign-ins teach of where people are, and with what. */
export type MemoryDoor = {
  /** What is known of somebody who is signing in. */
  recall(of: Comer): Promise<Recalled>
  /** Keeps in mind where they signed in. */
  keep(place: SeenPlace): Promise<void>
  /** Browsers and places of these sessions are vouched for. */
  teach(sessionIds: readonly string[]): Promise<void>
  /** Those of this session are unknown again. */
  forget(sessionId: string): Promise<void>
  /** Of somebody who is deleted: all places. */
  clear(userId: string): Promise<void>
}

export const memoryDoor = (ctx: Context, transaction: Transaction): MemoryDoor => ({
  recall: (of) => recall(ctx, transaction, of),
  keep: (place) => rememberPlace(ctx, transaction, place),
  teach: (ids) => teachSessions(ctx, transaction, ids),
  forget: (id) => forgetSession(ctx, transaction, id),
  clear: (userId) => forgetPlaces(transaction, userId),
})
