import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { isDuplicate } from '@/lib/db/sql-state'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { findPerson } from './find-person'
import { addressTaken, type EditUser } from './schema'
import { spendLinks } from './spend-links'
import { touched } from './touched'

/**
 * Corrects name and address. Whoever has a link of the old address can use it no more. What was recorded keeps the name of its time.
 * @throws AppError `not_found`, `conflict` when the address belongs to somebody else.
 */
export async function editUser(ctx: Context, { userId, shown, ...fields }: EditUser): Promise<{ name: string; changed: boolean }> {
  assertMay(ctx, 'user.edit')
  try {
    return await write(ctx, async (tx) => {
      const before = await findPerson(tx, userId)
      const { name = before.name, email = before.email } = touched(fields, shown)
      if (before.name === name && before.email === email) return { name, changed: false }
      if (before.email !== email) await spendLinks(tx, userId, ctx.now)
      await tx.user.update({ where: { id: userId }, data: { name, email } })
      return { name, changed: true }
    })
  } catch (error) {
    throw isDuplicate(error) ? new AppError('conflict', addressTaken, { email: addressTaken }) : error
  }
}
