import type { Route } from 'next'

/** Where people go when nothing better is known. */
export const startPath: Route = '/'

/**
 * A path on this very site, or the start. Refuses everything that a browser could read as another address: schemes, `//host`, backslashes
 * (read as slashes), control characters (removed while parsing, WHATWG URL §4.4), and paths that lead back to signing in.
 */
export function safeRedirectPath(value: unknown): Route {
  if (typeof value !== 'string' || value.length > 2048 || !value.startsWith('/')) return startPath
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0020\u007f-\u009f\u2028\u2029\\]/.test(value) || !value.isWellFormed()) return startPath
  // Encoded slashes stay on this site, but not with every proxy that decodes paths.
  if (/^[^?]*%(?:2f|5c)/i.test(value)) return startPath
  const base = 'http://rollcall.invalid'
  if (value.startsWith('//') || !URL.canParse(value, base)) return startPath
  const url = new URL(value, base)
  if (url.origin !== base || url.pathname.startsWith('//') || /^\/(?:sign-in|setup|invite|api)(?:\/|$)/.test(url.pathname)) return startPath
  return `${url.pathname}${url.search}` as Route
}
