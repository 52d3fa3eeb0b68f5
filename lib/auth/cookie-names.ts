import 'server-only'
import { isHttps } from '@/lib/env/app-origin'

/** Browsers keep a cookie for at most 400 days (RFC 6265bis §5.5). */
export const DEVICE_COOKIE_SECONDS = 400 * 86_400

/** Longest life of a session in seconds, whatever the settings say; the cookie need not outlive it. */
export const SESSION_COOKIE_SECONDS = 30 * 86_400

/** `__Host-` binds a cookie to https, this host and the path `/` (RFC 6265bis §4.1.3.2); plain http cannot have it. */
const named = (name: string) => (isHttps() ? `__Host-${name}` : name)

/** Carries the sealed random token of the session. */
export const sessionCookieName = () => named('rollcall.session')
/** The library's memory of the way back, which we set to be gone at once. */
export const callbackCookieName = () => named('rollcall.callback')
/** Carries the browser's own signed id, which outlives sessions. */
export const deviceCookieName = () => named('rollcall.device')

/** Carries for a moment what an action has just done, to the page that it leads to. */
export const justDoneCookieName = () => named('rollcall.done')

/** Attributes of every cookie of ours. */
export const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() }) as const
