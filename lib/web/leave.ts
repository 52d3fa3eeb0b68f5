import 'server-only'
import { forgetCookie } from '@/lib/auth/next-auth'
import { signOut } from '@/lib/auth/sign-out'
import { currentContext } from './guard'

/**
 * Ends the own session and takes the cookie away; without a session only the latter. `Clear-Site-Data: "cache"` empties the browser's cache,
 * never cookies or storage: the browser's own id and typed text live there. A page could not set it, so this is a route.
 */
export async function leave(): Promise<Response> {
  const ctx = await currentContext('web')
  if (ctx !== null) await signOut(ctx)
  await forgetCookie()
  return new Response(null, { status: 303, headers: { Location: '/sign-in', 'Clear-Site-Data': '"cache"' } })
}
