import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/env/env'
import { cacheControlOf, contentSecurityPolicy, securityHeaders } from '@/lib/web/security-headers'

/**
 * Headers for a server that was started without the preload: nonce, policy, no-store. Who may see what is decided by the guard of each
 * page, action and route.
 */
export function proxy(request: NextRequest) {
  const secure = env().appUrl?.protocol === 'https:'
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  // biome-ignore lint/style/noProcessEnv: Next puts the value here while building
  const policy = contentSecurityPolicy({ nonce, secure, development: process.env.NODE_ENV === 'development', tiles: env().mapTilesUrl })

  // Next finds the nonce for its own scripts in the policy on the request.
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  for (const [name, value] of Object.entries(securityHeaders(secure))) response.headers.set(name, value)
  const cacheControl = cacheControlOf(request.nextUrl.pathname)
  if (cacheControl !== null) response.headers.set('Cache-Control', cacheControl)
  return response
}

export const config = {
  // Everything but the build's own files (a 404 below `public` is a page too), unless the preload has done it already for less. Whoever
  // forges its header where there is none only takes the policy off an answer to himself.
  matcher: [{ source: '/((?!_next/static/).*)', missing: [{ type: 'header', key: 'x-rollcall-edge' }] }],
}
