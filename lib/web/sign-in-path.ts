import type { Route } from 'next'
import { safeRedirectPath, startPath } from './safe-redirect'

/** Where a form leads whose session has ended: to signing in, and from there back to the page that it stands on, which its request names. */
export function signInPath(headers: Pick<Headers, 'get'>): Route {
  const from = headers.get('referer') ?? ''
  const { pathname, search } = URL.canParse(from) ? new URL(from) : { pathname: '', search: '' }
  const back = safeRedirectPath(pathname + search)
  return (back === startPath ? '/sign-in' : `/sign-in?next=${encodeURIComponent(back)}`) as Route
}
