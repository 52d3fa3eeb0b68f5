import 'server-only'
import type { Context } from '@/lib/access/context'
import { type KillScope, meant, willEnd } from './kill-scope'
import type { Transaction } from './transaction'

/** How long one may go on with an order. */
export const ORDER_MINUTES = 60

type NewOrder = { readonly id: string; readonly total: number /** How many of them will end. */; readonly ending: number }

/** What of an order is next: sessions not looked at yet, then those that were passed over. */
export type OrderPart = {
  readonly note: string | null
  readonly message: string | null
  readonly total: number
  readonly taken: number
  readonly next: string[]
  readonly held: string[]
}

export type OrderDoor = {
  /** Fixes what is to end. */
  open(scope: KillScope, say: { readonly note: string | null; readonly message: string | null }): Promise<NewOrder>
  /** The next part of an order of the own session; null for every other one, and for one that is too old. */
  next(id: string, take: number): Promise<OrderPart | null>
  /** Notes what was gone through: how many of the targets, and who had to be passed over, now and before. */
  advance(id: string, by: number, held: readonly string[]): Promise<void>
  /** How many open sessions of each of these people are still to be gone through. Who has none is left out. */
  still(id: string, userIds: readonly string[]): Promise<ReadonlyMap<string, number>>
}

/** Orders of kills of many, inside a write: how far one has come commits together with the ends. */
export function killOrders(ctx: Context, { client }: Transaction): OrderDoor {
  return {
    async open(scope, { note, message }) {
      const [made] = await client.$queryRaw<NewOrder[]>`WITH found AS (
          SELECT COALESCE(array_agg(s.id ORDER BY s.id), '{}') AS ids, (count(*) FILTER (WHERE ${willEnd(ctx)}))::int AS ending ${meant(ctx, scope)}
        ), made AS (
          INSERT INTO public.kill_orders (session_id, note, message, targets)
          SELECT ${ctx.sessionId}::uuid, ${note}, ${message}, ids FROM found RETURNING id, cardinality(targets) AS total
        )
        SELECT made.id, made.total, found.ending FROM made, found`
      if (made === undefined) throw new Error('The order was not made.')
      return made
    },
    async next(id, take) {
      const [part] = await client.$queryRaw<OrderPart[]>`SELECT note, message, cardinality(targets) AS total, taken, held,
          targets[taken + 1 : taken + ${take}::int] AS next
        FROM public.kill_orders WHERE id = ${id}::uuid AND session_id = ${ctx.sessionId}::uuid
          AND ordered_at > now() - make_interval(mins => ${ORDER_MINUTES}::int) FOR NO KEY UPDATE`
      return part ?? null
    },
    async advance(id, by, held) {
      await client.$executeRaw`UPDATE public.kill_orders SET taken = taken + ${by}::int, held = ${held}::uuid[] WHERE id = ${id}::uuid`
    },
    async still(id, userIds) {
      const rows = await client.$queryRaw<{ userId: string; count: number }[]>`WITH ahead AS MATERIALIZED (
          SELECT unnest(o.targets[o.taken + 1 :] || o.held) AS id FROM public.kill_orders o WHERE o.id = ${id}::uuid
        )
        SELECT s.user_id AS "userId", count(*)::int AS count FROM public.sessions s
        WHERE s.user_id = ANY (${userIds}::uuid[]) AND s.ended_at IS NULL AND s.id IN (SELECT id FROM ahead) GROUP BY s.user_id`
      return new Map(rows.map(({ userId, count }) => [userId, count]))
    },
  }
}
