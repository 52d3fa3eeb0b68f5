import 'server-only'
import type { UserContext } from '@/lib/access/context'
import { ensurePartitions } from './ensure-partitions'
import { Prisma } from './generated/client'
import { run } from './run'
import { isCheckViolation } from './sql-state'
import { ownIsLive, ownSession, SessionEndedError, tell } from './transaction'

/** Something that was looked at. `fold` is equal for equal views. */
export type View = {
  readonly action: 'viewed' | 'listed'
  readonly resourceType: string
  readonly resourceId?: string | undefined
  readonly resourceLabel?: string | undefined
  readonly details?: Readonly<Record<string, string | number>>
  readonly fold: string
}

/** Counts one more of an equal view that this session had within five minutes; false where there was none. */
export async function viewedAgain(ctx: UserContext, fold: string): Promise<boolean> {
  const [row] = await run<{ again: boolean }>(Prisma.sql`SELECT log.view_again(${ctx.sessionId}::uuid, ${fold}) AS again`)
  return row?.again ?? false
}

/** Whether this session has had an equal view at all, however long ago. */
export async function viewedBefore(ctx: UserContext, fold: string): Promise<boolean> {
  const [row] = await run<{ before: boolean }>(
    Prisma.sql`SELECT EXISTS (SELECT FROM log.view_folds WHERE session_id = ${ctx.sessionId}::uuid AND fold = ${fold}) AS before`,
  )
  return row?.before ?? false
}

/**
 * Records a view in one statement that holds the own session's row, as a write does: it queues behind this session's writes, and nothing is recorded after a
 * kill was acknowledged. Lost and repeated, it is one view more of the same.
 * @throws SessionEndedError when the session has ended or run out.
 */
export async function recordView(ctx: UserContext, view: View): Promise<void> {
  const { action, resourceType, resourceId = null, resourceLabel = null, details = {}, fold } = view
  const record = () =>
    run<{ done: unknown }>(Prisma.sql`
      WITH told AS MATERIALIZED (SELECT ${tell(ctx, ctx.sessionId)}),
      own AS MATERIALIZED (${ownSession(ctx.sessionId)})
      SELECT log.note_view(${action}, ${resourceType}, ${resourceId}, ${resourceLabel}, ${JSON.stringify(details)}::jsonb, ${fold}) AS done
      FROM own CROSS JOIN public.settings c
      WHERE ${ownIsLive}`)
  const rows = await record().catch(async (error) => {
    if (!isCheckViolation(error)) throw error
    await ensurePartitions()
    return record()
  })
  if (rows.length === 0) throw new SessionEndedError()
}
