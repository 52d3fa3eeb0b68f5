import type { SystemContext } from '@/lib/access/context'
import { hashPassword } from '@/lib/crypto/password-hash'
import { isToken, tokenHash } from '@/lib/crypto/token'
import { read } from '@/lib/db/read'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { endSessionsOf } from '@/lib/sessions/end-of-user'
import type { AcceptInvite } from './schema'

const gone = () => new AppError('not_found', 'This invitation is not valid any more. Ask an administrator for a new one.')

const usable = (ctx: SystemContext, token: string) => ({
  kind: 'invite',
  tokenHash: tokenHash(token),
  usedAt: null,
  expiresAt: { gt: ctx.now },
})

/** Who is invited by the link, or null when it is unknown, used or older than 72 hours. Looking changes nothing. */
export async function findInvite(ctx: SystemContext, token: string): Promise<{ name: string; email: string } | null> {
  if (!isToken(token)) return null
  const door = read(ctx)
  const found = await door.token.find({ where: usable(ctx, token), select: { userId: true } })
  return found?.userId ? door.user.find({ where: { id: found.userId, status: 'invited' }, select: { name: true, email: true } }) : null
}

/**
 * Sets the first password with an invitation and activates the person. Of two uses at once one succeeds.
 * @throws AppError `not_found` when the link is unknown, used or too old.
 */
export async function acceptInvite(ctx: SystemContext, { token, password }: AcceptInvite): Promise<{ email: string }> {
  if ((await findInvite(ctx, token)) === null) throw gone()
  const passwordHash = await hashPassword(password)
  return write(ctx, async (tx) => {
    const found = await tx.token.find({ where: usable(ctx, token), select: { id: true, userId: true } })
    if (!found?.userId) throw gone()
    if ((await tx.token.update({ where: { id: found.id, usedAt: null }, data: { usedAt: ctx.now } })) !== 1) throw gone()
    if ((await tx.user.update({ where: { id: found.userId, status: 'invited' }, data: { passwordHash, status: 'active' } })) !== 1)
      throw gone()
    await endSessionsOf(tx, found.userId, 'password_changed')
    const user = await tx.user.find({ where: { id: found.userId }, select: { email: true } })
    return { email: user?.email ?? '' }
  })
}
