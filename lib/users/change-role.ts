import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import type { Role } from '@/lib/access/roles'
import { type WriteDoor, write } from '@/lib/db/write'
import { sendLetter } from '@/lib/mail/send-letter'
import { endSessionsOf } from '@/lib/sessions/end-of-user'
import { findPerson, type Person } from './find-person'
import { administratorsQueue, assertNotLastAdministrator } from './last-administrator'
import type { ChangeRole } from './schema'

export type RoleChanged = { readonly name: string; readonly role: Role; readonly endedSessions: number }

/** Whoever cannot sign in yet, or any more, is told nothing. */
async function tell(ctx: Context, tx: WriteDoor, { id, name, email, role, status }: Person, to: Role): Promise<void> {
  if (status !== 'active') return
  const facts = { from: role, to, by: ctx.actor.name }
  await sendLetter(tx, { kind: 'role_changed', to: { userId: id, name, address: email }, facts })
}

/**
 * Gives a person another role and ends their sessions, so that the new role holds at once. A letter tells them. The same role again changes nothing.
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
    await tell(ctx, tx, person, role)
    return { name: person.name, role, endedSessions: ended.length }
  }
  return write(ctx, change, administratorsQueue)
}
