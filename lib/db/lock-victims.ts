import 'server-only'
import type { Context } from '@/lib/access/context'
import { clearTheWay } from './clear-the-way'
import { Prisma } from './generated/client'
import type { Transaction } from './transaction'
import { changeableSql } from './visible'

/** Longest wait for a victim's running write, in milliseconds; then the backend that holds the row is terminated. */
const PATIENCE_MS = 2_000
/** Whoever stands in the way of the next victim has been there as long. */
const THEN_EVERY_MS = 200
/** Longest wait for one's own row once the victims' are held: well below a deadlock's second. */
const OWN_ROW_MS = 250

export type Victims =
  | { readonly ids: readonly string[] }
  | { readonly userId: string; readonly not?: string }
  | { readonly browserId: string; readonly not: string }

/** Open sessions `s` that are meant and that the context may end; `c` is the settings row. */
export function openVictims(ctx: Context, victims: Victims): Prisma.Sql {
  return Prisma.sql`${changeableSql(ctx, 'session', 's')} AND ${chosen(victims)} AND s.ended_at IS NULL`
}

function chosen(victims: Victims): Prisma.Sql {
  if ('ids' in victims) return Prisma.sql`s.id = ANY(${victims.ids}::uuid[])`
  if ('userId' in victims) {
    const but = victims.not === undefined ? Prisma.empty : Prisma.sql` AND s.id <> ${victims.not}::uuid`
    return Prisma.sql`s.user_id = ${victims.userId}::uuid${but}`
  }
  return Prisma.sql`s.browser_id = ${victims.browserId}::uuid AND s.id <> ${victims.not}::uuid`
}

const lock = (ctx: Context, victims: Victims) => Prisma.sql`SELECT s.id FROM public.sessions s CROSS JOIN public.settings c
  WHERE ${openVictims(ctx, victims)} ORDER BY s.id FOR NO KEY UPDATE OF s`

/** Locks those whose row nobody holds, in the order of their ids, and answers them. Waits for nobody. */
export async function lockFree(ctx: Context, { client }: Transaction, victims: Victims): Promise<string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`${lock(ctx, victims)} SKIP LOCKED`
  return rows.map(({ id }) => id)
}

/** Locks rows, waiting for whoever holds one; whoever holds one too long is terminated. `lock` is the statement, which answers the rows. */
export async function lockPatiently<Row>({ client, backend }: Transaction, lock: Prisma.Sql): Promise<Row[]> {
  await client.$executeRaw`SELECT set_config('statement_timeout', ${String(4 * PATIENCE_MS)}, true)`
  let timer = setTimeout(clear, PATIENCE_MS)
  let over = false
  async function clear(): Promise<void> {
    await clearTheWay(backend).catch(() => {})
    if (!over) timer = setTimeout(clear, THEN_EVERY_MS)
  }
  try {
    return await client.$queryRaw<Row[]>(lock)
  } finally {
    over = true
    clearTimeout(timer)
  }
}

/** Locks them all, in the order of their ids: two kills of each other then meet in one order. */
export async function lockAll(ctx: Context, transaction: Transaction, victims: Victims): Promise<void> {
  await lockPatiently(transaction, lock(ctx, victims))
}

/**
 * The same before the write has opened, so that nobody of ours waits for the own session's row while we wait for a victim's. Two who end each
 * other would then hold what the other wants: so the own row is waited for only shortly, and the write begins anew.
 */
export async function lockAhead(ctx: Context, client: Prisma.TransactionClient, victims: Victims): Promise<void> {
  const [own] = await client.$queryRaw<{ backend: number }[]>`SELECT pg_backend_pid() AS backend`
  await lockAll(ctx, { client, backend: own?.backend ?? 0 }, victims)
  await client.$executeRaw`SELECT set_config('lock_timeout', ${String(OWN_ROW_MS)}, true)`
}
