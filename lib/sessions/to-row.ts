import type { Context } from '@/lib/access/context'
import { may } from '@/lib/access/may'
import { policy } from '@/lib/access/policy'
import type { Role } from '@/lib/access/roles'
import type { SessionDetailRow, SessionListRow } from '@/lib/db/session-columns'
import type { EndReason, SessionDetail, SessionRow } from './schema'

const iso = (time: Date | null) => time?.toISOString() ?? null

/** Whether Kill Session is offered: the role may, the policy's page does not put the row out of reach, and it is not one's own. */
function mayKill(ctx: Context, row: SessionListRow): boolean {
  const except = policy[ctx.role].session.update?.except ?? {}
  return may(ctx, 'session.kill') && row.status === 'active' && row.id !== ctx.sessionId && except.role !== row.role
}

/** Who ended it and why is for those who may end sessions: the one whose session it was may be the attacker. Their own sign-out names only them. */
const seesEnder = (ctx: Context, row: SessionListRow) => may(ctx, 'session.kill') || row.endReason === 'signed_out'

/** A row of the database as pages may have it. */
export function toSessionRow(ctx: Context, row: SessionListRow): SessionRow {
  return {
    ...row,
    role: row.role as Role,
    startedAt: row.startedAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    endsAt: iso(row.endsAt),
    endedAt: iso(row.endedAt),
    endReason: row.endReason as EndReason | null,
    endedByName: seesEnder(ctx, row) ? row.endedByName : null,
    isCurrent: row.id === ctx.sessionId,
    mayKill: mayKill(ctx, row),
  }
}

/** The same with everything known. */
export function toSessionDetail(ctx: Context, row: SessionDetailRow): SessionDetail {
  const { endedBy: _endedBy, ...rest } = row
  return { ...rest, ...toSessionRow(ctx, rest), endNote: may(ctx, 'session.kill') ? row.endNote : null }
}
