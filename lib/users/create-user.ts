import type { Context } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { isDuplicate } from '@/lib/db/sql-state'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { linkAddress } from '@/lib/mail/letter-link'
import { makeLink } from './make-link'
import { addressTaken, type CreateUser } from './schema'

/**
 * Makes a person without a password, and the single-use link with which they choose one. The link is told once: only its hash is kept.
 * @throws AppError `conflict` when the address belongs to somebody.
 */
export async function createUser(ctx: Context, input: CreateUser): Promise<{ id: string; link: string }> {
  assertMay(ctx, 'user.create')
  try {
    return await write(ctx, async (tx) => {
      const { id } = await tx.user.create({ ...input, roleBy: ctx.userId, roleByName: ctx.actor.name })
      const { link } = await makeLink(tx, 'invite', { id, name: input.name }, ctx.now)
      return { id, link: linkAddress(link) }
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    throw new AppError('conflict', addressTaken, { email: addressTaken })
  }
}
