import type { UserContext } from '@/lib/access/context'
import { assertFresh } from '@/lib/access/fresh'
import { assertMay } from '@/lib/access/may'
import { type Limiter, limiter } from '@/lib/db/limiter'
import { type WriteDoor, write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { tooManyTries } from '@/lib/errors/too-many-tries'
import { enAccount } from '@/lib/i18n/en-account'
import { mailIsOn } from '@/lib/mail/chosen-transport'
import type { ChangeAddress } from './account-schema'
import { findPerson } from './find-person'
import { linksQueue } from './links-queue'
import { askNewAddress, nothingWaits, waitingAddress } from './new-address'

/** Letters that one person can have sent to addresses of their choice. */
const [LETTERS, WINDOW_S] = [5, 60 * 60]
let letters: Limiter | undefined

async function assertSendable(ctx: UserContext, userId: string): Promise<void> {
  if (!(await mailIsOn())) throw new AppError('conflict', enAccount.account.noMail)
  if (userId !== ctx.userId) return
  letters ??= limiter('new_address', LETTERS, WINDOW_S)
  const attempt = await letters.take(ctx.userId)
  if (!attempt.allowed) throw tooManyTries(attempt.retryAfterSeconds)
}

/**
 * Asks for another address of one's own: it holds once it is confirmed there. Whether it belongs to somebody else is not said here, but to whoever reads its
 * letters.
 * @throws AppError `reauth_required`, `conflict` where no letter leaves, `invalid` when it is the address that there is, `too_many`.
 */
export async function changeAddress(ctx: UserContext, { email }: ChangeAddress): Promise<{ address: string }> {
  assertMay(ctx, 'account.change')
  assertFresh(ctx)
  await assertSendable(ctx, ctx.userId)
  const ask = async (tx: WriteDoor) => {
    const person = await findPerson(tx, ctx.userId)
    const { sameAddress } = enAccount.account
    if (person.email === email) throw new AppError('invalid', sameAddress, { email: sameAddress })
    await askNewAddress(ctx, tx, person, email)
    return { address: email }
  }
  return write(ctx, ask, linksQueue(ctx.userId))
}

/**
 * Sends the letter to a new address again, with another link: one's own, or for administrators anybody's.
 * @throws AppError `not_found`, `conflict` where nothing waits any more or no letter leaves, `too_many`.
 */
export async function askAddressAgain(ctx: UserContext, userId: string): Promise<{ address: string }> {
  assertMay(ctx, userId === ctx.userId ? 'account.change' : 'user.edit')
  await assertSendable(ctx, userId)
  const ask = async (tx: WriteDoor) => {
    const person = await findPerson(tx, userId)
    const waiting = await waitingAddress(tx.token, userId, ctx.now)
    if (waiting === null) throw nothingWaits()
    await askNewAddress(ctx, tx, person, waiting.address)
    return { address: waiting.address }
  }
  return write(ctx, ask, linksQueue(userId))
}
