import type { Route } from 'next'
import { safeRedirectPath, startPath } from './safe-redirect'

/** Where a page leads whoever has no session: to signing in, and from there back to it. The start is where one gets anyhow. */
export const signInBackTo = (path: Route): Route => (path === startPath ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`) as Route

/** Where a form leads whose session has ended: to signing in, and from there back to the page that it stands on, which its request names. */
export function signInPath(headers: Pick<Headers, 'get'>): Route {
  const from = headers.get('referer') ?? ''
  const { pathname, search } = URL.canParse(from) ? new URL(from) : { pathname: '', search: '' }
  return signInBackTo(safeRedirectPath(pathname + search))
}
