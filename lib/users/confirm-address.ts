import type { SystemContext } from '@/lib/access/context'
import { isToken, tokenHash } from '@/lib/crypto/token'
import { read } from '@/lib/db/read'
import { isDuplicate } from '@/lib/db/sql-state'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { sendLetter } from '@/lib/mail/send-letter'
import { linksQueue } from './links-queue'
import type { ConfirmAddress } from './schema'
import { spendAllLinks, spendLinks } from './spend-links'

const gone = () => new AppError('not_found', 'This link is not valid any more. Ask for the change again.')
const taken = () => new AppError('conflict', 'This address belongs to somebody else here by now, so nothing was changed.')

async function served(ctx: SystemContext, token: string) {
  if (!isToken(token)) return null
  const door = read(ctx)
  const usable = { kind: 'address', tokenHash: tokenHash(token), usedAt: null, expiresAt: { gt: ctx.now } }
  const link = await door.token.find({ where: usable, select: { id: true, userId: true, address: true } })
  if (!link?.userId || link.address === null) return null
  const select = { id: true, name: true, email: true } as const
  const person = await door.user.find({ where: { id: link.userId, status: 'active' }, select })
  return person && { person, linkId: link.id, address: link.address }
}

/** Whose address the link changes, and what to; null when it is unknown, used or older than 24 hours. Looking changes nothing. */
export async function findAddressLink(ctx: SystemContext, token: string): Promise<{ name: string; from: string; to: string } | null> {
  const found = await served(ctx, token)
  return found && { name: found.person.name, from: found.person.email, to: found.address }
}

/** Who asked for the change, as the log has it: whoever made the link. */
async function askedBy(
  ctx: SystemContext,
  linkId: string,
  { id, name }: { id: string; name: string },
): Promise<{ by: string; isOther: boolean }> {
  const made = { resourceType: 'token', resourceId: linkId, action: 'create' }
  const asked = await read(ctx).activity.find({ where: made, select: { actorId: true, actorName: true } })
  return { by: asked?.actorName ?? name, isOther: (asked?.actorId ?? id) !== id }
}

/**
 * The new address holds: whoever reads its letters says so. Links of the old one die, sessions go on, and the old one is told. Of two uses at once one succeeds.
 * @throws AppError `not_found` when the link is unknown, used or too old, `conflict` when the address belongs to somebody else by now.
 */
export async function confirmAddress(ctx: SystemContext, { token }: ConfirmAddress): Promise<void> {
  const found = await served(ctx, token)
  if (found === null) throw gone()
  const { linkId, address } = found
  const { id, name, email } = found.person
  const { by, isOther } = await askedBy(ctx, linkId, found.person)
  const confirm = async (tx: WriteDoor) => {
    if ((await tx.token.update({ where: { id: linkId, usedAt: null }, data: { usedAt: ctx.now } })) !== 1) throw gone()
    await (isOther ? spendAllLinks : spendLinks)(tx, id, ctx.now)
    // Whoever was given another address or switched off meanwhile has lost the link too, in the same queue.
    if ((await tx.user.update({ where: { id, email, status: 'active' }, data: { email: address } })) !== 1) throw gone()
    await sendLetter(tx, { kind: 'address_changed', to: { userId: id, name, address: email }, facts: { to: address, by } })
  }
  try {
    await write(ctx, confirm, linksQueue(id))
  } catch (error) {
    throw isDuplicate(error) ? taken() : error
  }
}
