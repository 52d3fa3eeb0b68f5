import type { SystemContext } from '@/lib/access/context'
import { verifyPassword } from '@/lib/crypto/password-hash'
import { read } from '@/lib/db/read'
import { write } from '@/lib/db/write'
import { AppError } from '@/lib/errors/app-error'
import { tooManyTries } from '@/lib/errors/too-many-tries'
import { countSignIn } from '@/lib/metrics/count'
import { originOf } from '@/lib/origin/origin-of'
import { requestFacts } from '@/lib/origin/request-facts'
import { emailSchema, givenPasswordSchema } from '@/lib/users/schema'
import { masked } from './masked'
import { takeTry } from './sign-in-limits'
import { startSession } from './start-session'
import { systemContext } from './system-context'

export type SignIn = { readonly email: string; readonly password: string; readonly browserId: string }

type Failure = 'wrong_password' | 'unknown_user' | 'invited' | 'disabled' | 'throttled' | 'malformed' | 'no_password'
type Known = { id: string; name: string; status: string; passwordHash: string | null }

/** Nobody's id (the nil UUID, RFC 9562 §5.9). */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** One answer for every reason, so that nobody learns who exists. */
const wrong = () => new AppError('unauthenticated', 'Email or password is wrong.')

async function recordFailure(ctx: SystemContext, reason: Failure, user: Known | null, email: string): Promise<void> {
  if (reason !== 'throttled') countSignIn('failed')
  await write(ctx, (tx) =>
    tx.note({
      kind: 'sign_in',
      action: 'failed',
      outcome: 'failed',
      resourceType: 'user',
      ...(user === null ? {} : { resourceId: user.id }),
      resourceLabel: user?.name ?? masked(email),
      details: { reason },
    }),
  )
}

/** The browser, if the person has signed in in it before, else null. Asked for nobody too, so that it takes the same time. */
async function knownBrowser(ctx: SystemContext, user: Known | null, browserId: string): Promise<string | null> {
  const known = await read(ctx).knownDevice.count({ where: { userId: user?.id ?? NOBODY, browserId } })
  return known > 0 ? browserId : null
}

type Attempt = Awaited<ReturnType<typeof takeTry>>

/** @throws AppError `too_many` for a try too many. The first one of a window is recorded. */
async function assertAllowed(ctx: SystemContext, attempt: Attempt, user: Known | null, identifier: string): Promise<void> {
  if (attempt.allowed) return
  countSignIn('throttled')
  if (attempt.firstRefusal) await recordFailure(ctx, 'throttled', user, identifier)
  throw tooManyTries(attempt.retryAfterSeconds)
}

/** What cannot be right is counted, hashed for and recorded like what is wrong: an attacker learns nothing by it and gains no free tries. */
async function refuseMalformed(ctx: SystemContext, identifier: string): Promise<never> {
  await assertAllowed(ctx, await takeTry(null, ctx.request.ip, null), null, identifier)
  await verifyPassword(null, '')
  await recordFailure(ctx, 'malformed', null, identifier)
  throw wrong()
}

function failureOf(user: Known | null): Failure {
  if (user === null) return 'unknown_user'
  if (user.status === 'invited' || user.status === 'disabled') return user.status
  return user.passwordHash === null ? 'no_password' : 'wrong_password'
}

/**
 * Password sign-in: limiter first, then one hash for known and unknown alike (ASVS 6.3.8), then the session, in one transaction.
 * Answers the random token for the cookie.
 * @throws AppError `unauthenticated` with one text for every reason, `too_many` with a time to wait.
 */
export async function signIn(input: SignIn, headers: Pick<Headers, 'get'>): Promise<{ userId: string; token: string }> {
  const email = emailSchema.safeParse(input.email)
  const password = givenPasswordSchema.safeParse(input.password)
  const ctx = await systemContext('sign-in', requestFacts(headers, 'web'))
  if (!email.success || !password.success) return refuseMalformed(ctx, input.email)
  const user = await read(ctx).user.find({
    where: { email: email.data },
    select: { id: true, name: true, email: true, role: true, status: true, passwordHash: true },
  })
  const attempt = await takeTry(email.data, ctx.request.ip, await knownBrowser(ctx, user, input.browserId))
  await assertAllowed(ctx, attempt, user, email.data)
  const right = await verifyPassword(user?.passwordHash ?? null, password.data).catch(async (crowded: unknown) => {
    // Turned away because others are many: that must not use up this person's tries.
    await attempt.notMade()
    throw crowded
  })
  if (user === null || !right || user.status !== 'active') {
    await recordFailure(ctx, failureOf(user), user, email.data)
    throw wrong()
  }
  const origin = await originOf({ ip: ctx.request.ip, headers })
  const token = await startSession(ctx, user, origin, input.browserId)
  // The session is there: a database that is lost right now must not tell of a failure. The tries come back by themselves.
  await attempt.succeeded().catch(() => {})
  countSignIn('ok')
  return { userId: user.id, token }
}
