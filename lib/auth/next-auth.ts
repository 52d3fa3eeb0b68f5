import NextAuth from 'next-auth'
import { decode, encode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { isToken } from '@/lib/crypto/token'
import { requireAuthSecret } from '@/lib/env/env'
import { callbackCookieName, cookieOptions, SESSION_COOKIE_SECONDS, sessionCookieName } from './cookie-names'
import { openedOnce } from './opened-cookies'
import { signIn } from './sign-in'

/** Ten years: longer than any clock is wrong. */
const SEAL_SECONDS = 10 * 365 * 86_400

const text = (value: unknown) => (typeof value === 'string' ? value : '')

// The library makes and seals the cookie; what it carries is one random token. Whether that opens anything is for our session row to
// say, read once per request: a token of the library by itself would slide on for ever and could not be ended.
const library = NextAuth(() => ({
  secret: requireAuthSecret(),
  trustHost: true,
  session: { strategy: 'jwt', maxAge: SESSION_COOKIE_SECONDS },
  // The seal's own date is judged by this machine's clock, which may be wrong: when a session ends is for the database's to say.
  jwt: { maxAge: SEAL_SECONDS },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  cookies: {
    sessionToken: { name: sessionCookieName(), options: cookieOptions() },
    // We know the way back from our own form: the library's memory of it is gone as soon as it is set.
    callbackUrl: { name: callbackCookieName(), options: { ...cookieOptions(), maxAge: 0 } },
  },
  // A wrong password is no incident: it is recorded as an activity, not logged with a stack.
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
  providers: [
    Credentials({
      credentials: { email: {}, password: {}, browserId: {} },
      authorize: async ({ email, password, browserId }, request) => {
        const { userId, token } = await signIn(
          { email: text(email), password: text(password), browserId: text(browserId) },
          request.headers,
        )
        return { id: userId, token }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user !== undefined && 'token' in user ? { t: user.token } : { t: token.t }),
  },
}))

/** Signs in and sets the session cookie. @throws the AppError of `signIn`. */
export async function signInWithPassword(credentials: { email: string; password: string; browserId: string }): Promise<void> {
  try {
    await library.signIn('credentials', { ...credentials, redirect: false })
  } catch (error) {
    const { err } = ((error as Error).cause ?? {}) as { err?: unknown }
    // The library's own says only that something was thrown.
    throw err ?? error
  }
}

/** The session cookie's text for a token, as signing in makes it. */
export function sealToken(token: string): Promise<string> {
  return encode({ token: { t: token }, secret: requireAuthSecret(), salt: sessionCookieName(), maxAge: SEAL_SECONDS })
}

/** Takes the session cookie away. The session itself is ended by the verb `signOut`. */
export async function forgetCookie(): Promise<void> {
  await library.signOut({ redirect: false })
}

async function open(cookie: string): Promise<string | null> {
  try {
    const inside = await decode({ token: cookie, secret: requireAuthSecret(), salt: sessionCookieName() })
    return isToken(inside?.t) ? inside.t : null
  } catch {
    return null
  }
}

/** The random token inside the session cookie, or null where there is none that we sealed. */
export async function tokenOfCookie(cookie: string | undefined): Promise<string | null> {
  return cookie === undefined || cookie === '' ? null : openedOnce(cookie, open)
}
