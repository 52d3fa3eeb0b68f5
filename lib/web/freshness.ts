import 'server-only'
import { cookies } from 'next/headers'
import type { UserContext } from '@/lib/access/context'
import { assertFresh } from '@/lib/access/fresh'
import { cookieOptions, SESSION_COOKIE_SECONDS, sessionCookieName } from '@/lib/auth/cookie-names'
import { sealToken, tokenOfCookie } from '@/lib/auth/next-auth'
import { passwordAgain } from '@/lib/auth/password-again'
import { reauthenticate } from '@/lib/auth/reauthenticate'
import { AppError } from '@/lib/errors/app-error'

/**
 * `true`: the last proof of who one is must be younger than 5 minutes; `always`: the form itself brings the password; `by_verb`: the verb asks for a
 * young proof where what is typed needs one.
 */
export type Freshness = true | 'always' | 'by_verb'

type Fields = Readonly<Record<string, string>>

/** The form's own fields: the password given again is not the verb's business. */
export function withoutPassword(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== passwordAgain))
}

/**
 * The context once the person has proved who they are recently enough: where the form brings the password it is checked, the session gets
 * another token and this browser its cookie.
 * @throws AppError `reauth_required`, and those of `reauthenticate`.
 */
export async function freshContext(ctx: UserContext, fresh: Freshness, fields: Fields): Promise<UserContext> {
  const password = fields[passwordAgain] ?? ''
  if (password !== '') return proved(ctx, password)
  if (fresh === 'always') throw new AppError('invalid', 'Your password is needed for this.', { [passwordAgain]: 'Enter your password.' })
  if (fresh === true) assertFresh(ctx)
  return ctx
}

async function proved(ctx: UserContext, password: string): Promise<UserContext> {
  const jar = await cookies()
  const name = sessionCookieName()
  const presented = await tokenOfCookie(jar.get(name)?.value)
  if (presented === null) throw new AppError('unauthenticated', 'Sign in again.')
  const { token, authenticatedAt } = await reauthenticate(ctx, { password, presented })
  if (token !== null) jar.set(name, await sealToken(token), { ...cookieOptions(), maxAge: SESSION_COOKIE_SECONDS })
  return { ...ctx, authenticatedAt }
}
