import type { UserContext } from '@/lib/access/context'
import { verifyPassword } from '@/lib/crypto/password-hash'
import { newToken, tokenHash } from '@/lib/crypto/token'
import { read } from '@/lib/db/read'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { tooManyTries } from '@/lib/errors/too-many-tries'
import { givenPasswordSchema } from '@/lib/users/schema'
import { passwordAgain } from './password-again'
import { takeTry } from './sign-in-limits'
import { systemContext } from './system-context'

/** The password, and the token that the request came with. */
type Proof = { readonly password: string; readonly presented: string }

/** `token` is for the cookie; null where another request of this browser has just got one. */
export type Proved = { readonly token: string | null; readonly authenticatedAt: Date }

async function recordFailure(ctx: UserContext, reason: 'wrong_password' | 'throttled'): Promise<void> {
  await write(ctx, (tx) =>
    tx.note({
      ...{ kind: 'sign_in', action: 'reauthentication_failed', outcome: 'failed' },
      ...{ resourceType: 'user', resourceId: ctx.userId, resourceLabel: ctx.actor.name, details: { reason } },
    }),
  )
}

const wrong = () => new AppError('invalid', 'This is not your password.', { [passwordAgain]: 'This is not your password.' })

/**
 * Checks the password of whoever is signed in, as signing in does: limiter, then one hash (ASVS 7.5.x). The session stays and gets another
 * token; the one before is good for 30 s more, for requests in flight, so that a stolen cookie does not survive.
 * @throws AppError `invalid` for a wrong password, `too_many`, SessionEndedError for a session that ended.
 */
export async function reauthenticate(ctx: UserContext, { password, presented }: Proof): Promise<Proved> {
  // The hash leaves no door of a person's.
  const user = await read(await systemContext('re-authentication', ctx.request)).user.find({
    where: { id: ctx.userId, status: 'active' },
    select: { email: true, passwordHash: true },
  })
  // Tries of this session's own: a thief of its cookie cannot use up what signing in has, nor a stranger what this has.
  const attempt = await takeTry(user?.email ?? ctx.userId, ctx.request.ip, `session ${ctx.sessionId}`)
  if (!attempt.allowed) {
    if (attempt.firstRefusal) await recordFailure(ctx, 'throttled')
    throw tooManyTries(attempt.retryAfterSeconds)
  }
  const given = givenPasswordSchema.safeParse(password)
  // What is longer than any password costs what any comparison costs, and is none.
  const right = await verifyPassword(given.success ? (user?.passwordHash ?? null) : null, given.success ? given.data : '')
  if (!right) {
    await recordFailure(ctx, 'wrong_password')
    throw wrong()
  }
  const token = newToken()
  const { rotated, authenticatedAt } = await write(ctx, (tx) => tx.session.rotate({ from: tokenHash(presented), to: tokenHash(token) }))
  await attempt.succeeded()
  return { token: rotated ? token : null, authenticatedAt }
}
