import 'server-only'
import { cookies } from 'next/headers'
import { cookieOptions, DEVICE_COOKIE_SECONDS, deviceCookieName, SESSION_COOKIE_SECONDS, sessionCookieName } from '@/lib/auth/cookie-names'
import { browserIdOf, deviceCookieOf, newBrowserId } from '@/lib/auth/device-cookie'
import { signInWithPassword } from '@/lib/auth/next-auth'
import type { SignInForm } from '@/lib/auth/schema'
import type { Leaving } from './action'
import { currentStanding } from './guard'
import { keepTheme } from './keep-theme'
import { safeRedirectPath } from './safe-redirect'

/** Signs in by password and sets both cookies: the session's (by next-auth) and the browser's own, which outlives it. */
export async function enter(_request: unknown, { email, password, next }: SignInForm): Promise<Leaving> {
  const jar = await cookies()
  const browserId = browserIdOf(jar.get(deviceCookieName())?.value) ?? newBrowserId()
  await signInWithPassword({ email, password, browserId })
  // The library dates its cookie by this machine's clock, which may be wrong; a length of time is counted by the browser.
  const session = jar.get(sessionCookieName())
  if (session !== undefined) jar.set(session.name, session.value, { ...cookieOptions(), maxAge: SESSION_COOKIE_SECONDS })
  jar.set(deviceCookieName(), deviceCookieOf(browserId), { ...cookieOptions(), maxAge: DEVICE_COOKIE_SECONDS })
  // In a browser where somebody else was signed in, or that is new.
  const theme = (await currentStanding())?.theme ?? null
  if (theme !== null) await keepTheme(theme)
  return { leaveFor: safeRedirectPath(next) }
}
