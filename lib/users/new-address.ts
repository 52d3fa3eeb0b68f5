import type { Context, UserContext } from '@/lib/access/context'
import { read } from '@/lib/db/read'
import type { WriteDoor } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { sendLetter } from '@/lib/mail/send-letter'
import { makeLink } from './make-link'

/** An address that is to become a person's, and until when it may be confirmed: ISO 8601 in UTC. */
export type NewAddress = { readonly address: string; readonly until: string }

type Tokens = Pick<WriteDoor['token'], 'find'>

/** The address that waits for its confirmation, or null. */
export async function waitingAddress(tokens: Tokens, userId: string, now: Date): Promise<NewAddress | null> {
  const where = { kind: 'address', userId, usedAt: null, expiresAt: { gt: now } } as const
  const found = await tokens.find({ where, orderBy: { id: 'desc' }, select: { address: true, expiresAt: true } })
  return found?.address == null ? null : { address: found.address, until: found.expiresAt.toISOString() }
}

/** The same for a page. Managers see it of themselves alone. */
export const findNewAddress = (ctx: Context, userId: string) => waitingAddress(read(ctx).token, userId, ctx.now)

/** Takes back what was waiting; answers how many links that were. */
export const dropNewAddress = (tx: WriteDoor, userId: string, now: Date): Promise<number> =>
  tx.token.update({ where: { kind: 'address', userId, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } })

type Person = { readonly id: string; readonly name: string; readonly email: string }

/** Asks at the new address whether it is the person's, in place of any that was asked before. Nothing changes until it is confirmed there. */
export async function askNewAddress(ctx: UserContext, tx: WriteDoor, { id, name, email }: Person, address: string): Promise<void> {
  await dropNewAddress(tx, id, ctx.now)
  const { link, expiresAt } = await makeLink(tx, 'address', { id, name, address }, ctx.now)
  const facts = { link, from: email, by: ctx.actor.name }
  await sendLetter(tx, { kind: 'address_confirm', to: { userId: id, name, address }, facts, expiresAt })
}

/** What is said where there is nothing to take back or to send again. */
export const nothingWaits = () => new AppError('conflict', 'No new email waits for confirmation any more.')
