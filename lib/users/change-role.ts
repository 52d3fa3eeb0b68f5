import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { Role } from '@/lib/access/roles'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { endSessionsOf } from '@/lib/sessions/end-of-user'
import type { ChangeRole } from './schema'

async function assertNotLastAdministrator(tx: WriteDoor, userId: string): Promise<void> {
  const others = await tx.user.count({ where: { role: 'system_administrator', status: 'active', id: { not: userId } } })
  if (others === 0) throw new AppError('conflict', 'This is the last System Administrator. Make another one first.')
}

export type RoleChanged = { readonly name: string; readonly role: Role; readonly endedSessions: number }

/**
 * Gives a person another role and ends their sessions, so that the new role holds at once. The same role again changes nothing.
 * @throws AppError `not_found`, `conflict` for the last active administrator.
 */
export async function changeRole(ctx: Context, { userId, role }: ChangeRole): Promise<RoleChanged> {
  assertMay(ctx, 'user.change_role')
  const change = async (tx: WriteDoor): Promise<RoleChanged> => {
    const user = await tx.user.find({ where: { id: userId }, select: { id: true, name: true, role: true, status: true } })
    if (user === null) throw new AppError('not_found', 'This person is not known.')
    if (user.role === role) return { name: user.name, role, endedSessions: 0 }
    if (user.role === 'system_administrator' && user.status === 'active') await assertNotLastAdministrator(tx, userId)
    await tx.user.update({ where: { id: userId }, data: { role, roleSince: ctx.now, roleBy: ctx.userId, roleByName: ctx.actor.name } })
    const ended = await endSessionsOf(tx, userId, 'role_changed')
    return { name: user.name, role, endedSessions: ended.length }
  }
  // Two administrators who demote each other queue here; the second one's session has ended by then.
  return write(ctx, change, { lock: 'rollcall.administrators' })
}
