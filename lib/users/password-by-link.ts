import type { SystemContext } from '@/lib/access/context'
import { hashPassword } from '@/lib/crypto/password-hash'
import { isToken, tokenHash } from '@/lib/crypto/token'
import { type Limiter, limiter } from '@/lib/db/limiter'
import { read } from '@/lib/db/read'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { tooManyTries } from '@/lib/errors/too-many-tries'
import { endSessionsOf } from '@/lib/sessions/end-of-user'
import { assertAnotherPassword } from './assert-another-password'
import { spendLinks } from './spend-links'
import { tellPasswordChanged } from './tell-password-changed'

/** Links that lead to one page: whom they serve, and what is said when they do not. */
export type LinkKind = {
  readonly kinds: readonly ('invite' | 'password' | 'forgotten')[]
  readonly serves: 'invited' | 'active'
  readonly gone: string
}

/** Whoever holds a link could try which password it replaces: as many times as at signing in, in as long. */
const [TRIES, WINDOW_S] = [10, 15 * 60]
let tries: Limiter | undefined

const usable = (ctx: SystemContext, { kinds }: LinkKind, token: string) => ({
  kind: { in: [...kinds] },
  tokenHash: tokenHash(token),
  usedAt: null,
  expiresAt: { gt: ctx.now },
})

const served = async (ctx: SystemContext, link: LinkKind, token: string) => {
  if (!isToken(token)) return null
  const door = read(ctx)
  const found = await door.token.find({ where: usable(ctx, link, token), select: { userId: true } })
  if (!found?.userId) return null
  const select = { id: true, name: true, email: true, passwordHash: true } as const
  return door.user.find({ where: { id: found.userId, status: link.serves }, select })
}

/** For whom the link is, or null when it is unknown, used or too old. Looking changes nothing. */
export async function findByLink(ctx: SystemContext, link: LinkKind, token: string): Promise<{ name: string; email: string } | null> {
  const person = await served(ctx, link, token)
  return person && { name: person.name, email: person.email }
}

async function assertAnother({ id, passwordHash }: { id: string; passwordHash: string | null }, password: string): Promise<void> {
  if (passwordHash === null) return
  tries ??= limiter('password_link', TRIES, WINDOW_S)
  const attempt = await tries.take(id)
  if (!attempt.allowed) throw tooManyTries(attempt.retryAfterSeconds)
  await assertAnotherPassword(passwordHash, password)
}

/**
 * Sets the password of whoever the link is for, uses up all their links and ends their sessions. Of two uses at once one succeeds.
 * @throws AppError `not_found` when the link is unknown, used or too old, `invalid` when it is the password that there is, `too_many`.
 */
export async function setPasswordBy(ctx: SystemContext, link: LinkKind, token: string, password: string): Promise<{ email: string }> {
  const gone = () => new AppError('not_found', link.gone)
  // Nobody without the link makes us hash.
  const person = await served(ctx, link, token)
  if (person === null) throw gone()
  await assertAnother(person, password)
  const passwordHash = await hashPassword(password)
  return write(ctx, async (tx) => {
    const found = await tx.token.find({ where: usable(ctx, link, token), select: { id: true, userId: true } })
    if (!found?.userId) throw gone()
    const id = found.userId
    if ((await tx.token.update({ where: { id: found.id, usedAt: null }, data: { usedAt: ctx.now } })) !== 1) throw gone()
    if ((await tx.user.update({ where: { id, status: link.serves }, data: { passwordHash, status: 'active' } })) !== 1) throw gone()
    await spendLinks(tx, id, ctx.now)
    await endSessionsOf(tx, id, 'password_changed')
    // A first password replaces none.
    if (link.serves === 'active') await tellPasswordChanged(ctx, tx, id)
    const user = await tx.user.find({ where: { id }, select: { email: true } })
    return { email: user?.email ?? '' }
  })
}
