import type { UserContext } from '@/lib/access/context'
import { assertMay } from '@/lib/access/may'
import { isDuplicate } from '@/lib/db/sql-state'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import { sendLetter } from '@/lib/mail/send-letter'
import { findPerson, type Person } from './find-person'
import { linksQueue } from './links-queue'
import { askNewAddress } from './new-address'
import { addressTaken, type EditUser } from './schema'
import { spendAllLinks, spendLinks } from './spend-links'
import { touched } from './touched'

const taken = () => new AppError('conflict', addressTaken, { email: addressTaken })

/** `waitsAt`: the new address, where it holds only once it is confirmed there. */
export type Edited = { readonly name: string; readonly changed: boolean; readonly waitsAt: string | null }

/** Tells whoever had the old address. Not of an invitation: that one was perhaps somebody else's, by mistake. */
async function tellOld(ctx: UserContext, tx: WriteDoor, { id, name, email, status }: Person, to: string): Promise<void> {
  if (status === 'invited') return
  await sendLetter(tx, { kind: 'address_changed', to: { userId: id, name, address: email }, facts: { to, by: ctx.actor.name } })
}

async function askFirst(ctx: UserContext, tx: WriteDoor, person: Person, email: string): Promise<void> {
  if ((await tx.user.count({ where: { email } })) > 0) throw taken()
  await askNewAddress(ctx, tx, person, email)
}

/**
 * Corrects name and address. Another address of somebody active holds once it is confirmed there; at once where no letter leaves, or where nobody could confirm
 * it. Then links of the old one die. What was recorded keeps the name of its time.
 * @throws AppError `not_found`, `conflict` when the address belongs to somebody else.
 */
export async function editUser(ctx: UserContext, { userId, shown, ...fields }: EditUser): Promise<Edited> {
  assertMay(ctx, 'user.edit')
  const mails = await mailIsOn()
  const edit = async (tx: WriteDoor): Promise<Edited> => {
    const before = await findPerson(tx, userId)
    const { name = before.name, email = before.email } = touched(fields, shown)
    const moves = before.email !== email
    const waits = moves && mails && before.status === 'active'
    if (before.name === name && !moves) return { name, changed: false, waitsAt: null }
    if (waits) await askFirst(ctx, tx, { ...before, name }, email)
    else if (moves) await (userId === ctx.userId ? spendLinks : spendAllLinks)(tx, userId, ctx.now)
    await tx.user.update({ where: { id: userId }, data: { name, email: waits ? before.email : email } })
    if (moves && !waits) await tellOld(ctx, tx, { ...before, name }, email)
    return { name, changed: true, waitsAt: waits ? email : null }
  }
  try {
    return await write(ctx, edit, linksQueue(userId))
  } catch (error) {
    throw isDuplicate(error) ? taken() : error
  }
}
