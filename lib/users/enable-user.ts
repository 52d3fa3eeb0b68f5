import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { findPerson } from './find-person'
import type { OnePerson } from './schema'
import { spendLinks } from './spend-links'

/**
 * Lets a disabled person sign in again, with the password they had. No session and no link comes back; who is active already stays so.
 * @throws AppError `not_found`, `conflict` for somebody who is only invited.
 */
export async function enableUser(ctx: Context, { userId }: OnePerson): Promise<{ name: string }> {
  assertMay(ctx, 'user.enable')
  return write(ctx, async (tx) => {
    const { name, status } = await findPerson(tx, userId)
    if (status === 'invited') throw new AppError('conflict', `${name} is only invited, and becomes active with the link.`)
    if (status === 'active') return { name }
    await spendLinks(tx, userId, ctx.now)
    await tx.user.update({ where: { id: userId, status: 'disabled' }, data: { status: 'active' } })
    return { name }
  })
}
