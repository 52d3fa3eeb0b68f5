import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { isDuplicate } from '@/lib/db/sql-state'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import { bringLink, type PersonalLink } from './bring-link'
import { makeLink } from './make-link'
import { addressTaken, type CreateUser } from './schema'

/**
 * Makes a person without a password, and the single-use link with which they choose one: by mail, or told once, since only its hash is kept.
 * @throws AppError `conflict` when the address belongs to somebody.
 */
export async function createUser(ctx: UserContext, { hand, ...person }: CreateUser): Promise<PersonalLink & { id: string }> {
  assertMay(ctx, 'user.create')
  const isHanded = hand || !(await mailIsOn())
  try {
    return await write(ctx, async (tx) => {
      const { id } = await tx.user.create({ ...person, roleBy: ctx.userId, roleByName: ctx.actor.name })
      const made = await makeLink(tx, 'invite', { id, name: person.name }, ctx.now)
      return { id, ...(await bringLink(ctx, tx, made, { id, ...person }, isHanded)) }
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    throw new AppError('conflict', addressTaken, { email: addressTaken })
  }
}
