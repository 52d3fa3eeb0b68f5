import 'server-only'
import type { Context } from '@/lib/access/context'
import { AppError } from '@/lib/errors/app-error'
import { Prisma } from './generated/client'
import { fewPending } from './pending-list'

/** A running transaction of ours: Prisma's, and the backend that carries it. */
export type Transaction = { readonly client: Prisma.TransactionClient; readonly backend: number }

type Opening = { backend: number; live: boolean }

/** A write that took longer, in milliseconds, is asked once more before it commits whether its session is live. */
export const SURE_MS = 1_000

/** The session had ended before the write could begin, or before it was done. Nothing was written. */
export class SessionEndedError extends AppError {
  constructor() {
    super('unauthenticated', 'Your session has ended. Sign in again.')
  }
}

/** Tells the recorder who acts, for the rest of the transaction. */
export const tell = (ctx: Context, sessionId: string) => Prisma.sql`
  set_config('rollcall.session_id', ${sessionId}, true), set_config('rollcall.request_id', ${ctx.request.id}, true),
  set_config('rollcall.source', ${ctx.request.source}, true), set_config('rollcall.ip', ${ctx.request.ip ?? ''}, true),
  set_config('rollcall.actor', ${ctx.actor.kind === 'user' ? '' : `${ctx.actor.kind}:${ctx.actor.name}`}, true), ${fewPending}`

/** The own session's row as `own`, held until the transaction ends, with its person's state; all that acts in it queues behind that. `told` tells who. */
export const ownSession = (sessionId: string) => Prisma.sql`
  SELECT s.*, u.status AS person FROM public.sessions s JOIN public.users u ON u.id = s.user_id, told
  WHERE s.id = ${sessionId}::uuid FOR NO KEY UPDATE OF s`

/** Whether the session in `own` and its person may act at this moment; `c` are the settings. */
export const ownIsLive = Prisma.sql`(own.ended_at IS NULL AND own.person = 'active'
  AND public.session_ends_at(own.started_at, own.last_activity_at, c) > clock_timestamp())`

/**
 * Opens a write: tells the recorder who acts, and locks the own session's row where it and the person are live. One session's writes queue behind
 * that lock, a kill is the next in line, and nothing commits after the kill was acknowledged.
 * @throws SessionEndedError when the session has ended or run out.
 */
export async function openTransaction(ctx: Context, client: Prisma.TransactionClient): Promise<Transaction> {
  if (ctx.actor.kind !== 'user' || ctx.sessionId === null) {
    const [told] = await client.$queryRaw<{ backend: number }[]>`SELECT pg_backend_pid() AS backend, ${tell(ctx, '')}`
    return { client, backend: told?.backend ?? 0 }
  }
  const [own] = await client.$queryRaw<Opening[]>`
    WITH told AS MATERIALIZED (SELECT ${tell(ctx, ctx.sessionId)}),
    own AS (${ownSession(ctx.sessionId)})
    SELECT pg_backend_pid() AS backend, ${ownIsLive} AS live
    FROM own CROSS JOIN public.settings c`
  if (own === undefined || !own.live) throw new SessionEndedError()
  return { client, backend: own.backend }
}

/**
 * Asks a write that took long whether its session's time is over by now, also by settings that came while it was at it: what it has seen of them when it
 * opened is old. Nobody else can have ended the session, whose row it holds, and it may have ended it itself.
 * @throws SessionEndedError when the session has run out.
 */
export async function assertInTime(ctx: Context, { client }: Transaction): Promise<void> {
  if (ctx.actor.kind !== 'user' || ctx.sessionId === null) return
  const over = await client.$queryRaw<unknown[]>`SELECT FROM public.sessions s CROSS JOIN public.settings c
    WHERE s.id = ${ctx.sessionId}::uuid AND public.session_ends_at(s.started_at, s.last_activity_at, c) <= clock_timestamp()`
  if (over.length > 0) throw new SessionEndedError()
}
