import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { endSessionsOf } from '@/lib/sessions/end-of-user'
import { findPerson } from './find-person'
import { administratorsQueue, assertNotLastAdministrator } from './last-administrator'
import type { OnePerson } from './schema'
import { spendLinks } from './spend-links'

export type Closed = { readonly name: string; readonly endedSessions: number }

/**
 * Shuts a person out: no sign-in, no link, and every session ends in the same transaction. Who is disabled already stays so.
 * @throws AppError `not_found`, `conflict` for oneself, for the last active administrator and for somebody who is only invited.
 */
export async function disableUser(ctx: Context, { userId }: OnePerson): Promise<Closed> {
  assertMay(ctx, 'user.disable')
  if (userId === ctx.userId) throw new AppError('conflict', 'You cannot disable yourself. Ask another System Administrator.')
  const disable = async (tx: WriteDoor): Promise<Closed> => {
    const person = await findPerson(tx, userId)
    if (person.status === 'invited')
      throw new AppError('conflict', `${person.name} is only invited. Delete the user to withdraw the invitation.`)
    await assertNotLastAdministrator(tx, person)
    await spendLinks(tx, userId, ctx.now)
    // The person before the sessions: a sign-in that is under way holds this row, and its session is there after the wait.
    await tx.user.update({ where: { id: userId, status: 'active' }, data: { status: 'disabled' } })
    return { name: person.name, endedSessions: (await endSessionsOf(tx, userId, 'user_disabled')).length }
  }
  return write(ctx, disable, administratorsQueue)
}
