import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { Role } from '@/lib/access/roles'
import { type WriteDoor, write } from '@/lib/db/write'
import { endSessionsOf } from '@/lib/sessions/end-of-user'
import { findPerson } from './find-person'
import { administratorsQueue, assertNotLastAdministrator } from './last-administrator'
import type { ChangeRole } from './schema'

export type RoleChanged = { readonly name: string; readonly role: Role; readonly endedSessions: number }

/**
 * Gives a person another role and ends their sessions, so that the new role holds at once. The same role again changes nothing.
 * @throws AppError `not_found`, `conflict` for the last active administrator.
 */
export async function changeRole(ctx: Context, { userId, role }: ChangeRole): Promise<RoleChanged> {
  assertMay(ctx, 'user.change_role')
  const change = async (tx: WriteDoor): Promise<RoleChanged> => {
    const person = await findPerson(tx, userId)
    if (person.role === role) return { name: person.name, role, endedSessions: 0 }
    await assertNotLastAdministrator(tx, person)
    await tx.user.update({ where: { id: userId }, data: { role, roleSince: ctx.now, roleBy: ctx.userId, roleByName: ctx.actor.name } })
    const ended = await endSessionsOf(tx, userId, 'role_changed')
    return { name: person.name, role, endedSessions: ended.length }
  }
  return write(ctx, change, administratorsQueue)
}
