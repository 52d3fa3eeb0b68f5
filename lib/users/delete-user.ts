import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { endSessionsOf } from '@/lib/sessions/end-of-user'
import type { Closed } from './disable-user'
import { findPerson } from './find-person'
import { administratorsQueue, assertNotLastAdministrator } from './last-administrator'
import type { OnePerson } from './schema'
import { spendLinks } from './spend-links'

/**
 * Deletes a person for good: sessions and links end, password, known browsers and places go, the address is free again. Only the name stays, for
 * what sessions and activities tell (docs/decisions/0017).
 * @throws AppError `not_found`, `conflict` for oneself and for the last active administrator.
 */
export async function deleteUser(ctx: Context, { userId }: OnePerson): Promise<Closed> {
  assertMay(ctx, 'user.delete')
  if (userId === ctx.userId) throw new AppError('conflict', 'You cannot delete yourself. Ask another System Administrator.')
  const remove = async (tx: WriteDoor): Promise<Closed> => {
    const person = await findPerson(tx, userId)
    await assertNotLastAdministrator(tx, person)
    await spendLinks(tx, userId, ctx.now)
    // The database forgets password and address with this status, and tells it as a deletion.
    await tx.user.update({ where: { id: userId }, data: { status: 'deleted' } })
    await tx.knownDevice.remove({ where: { userId } })
    await tx.memory.clear(userId)
    return { name: person.name, endedSessions: (await endSessionsOf(tx, userId, 'user_disabled')).length }
  }
  return write(ctx, remove, administratorsQueue)
}
