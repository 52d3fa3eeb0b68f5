// The preload reads the same file: it sets these headers itself, and this code does where a platform starts Next without it.
import said from './security-headers.json'

type PolicyOptions = {
  readonly nonce: string
  /** Whether people reach us by https. */
  readonly secure: boolean
  /** React's development build evaluates strings to rebuild server stacks. */
  readonly development?: boolean
  /** Where the map's tiles come from, where they come from elsewhere. */
  readonly tiles?: string | undefined
}

/** Content-Security-Policy of a page (CSP Level 3). Style attributes are allowed: tables pass the captions of their narrow form as variables; scripts never are. */
export function contentSecurityPolicy({ nonce, secure, development = false, tiles }: PolicyOptions): string {
  const images = tiles === undefined ? {} : { 'img-src': `${said.page['img-src']} ${new URL(tiles).origin}` }
  const directives = { ...said.page, ...(development ? said.development : {}), ...images }
  const parts = Object.entries(directives).map(([name, value]) => `${name} ${value.replace('{nonce}', nonce)}`)
  return [...parts, ...(secure ? ['upgrade-insecure-requests'] : [])].join('; ')
}

/** The fixed headers; with HSTS (RFC 6797) where people reach us by https. */
export function securityHeaders(secure: boolean): Record<string, string> {
  return { ...said.always, ...(secure ? { 'Strict-Transport-Security': said.strictTransport } : {}) }
}

/** Nothing is kept by any cache, but for files of `public` (null: Next's own header stays). Compression would hold events back. */
export function cacheControlOf(pathname: string): string | null {
  if (pathname === '/api/live') return 'no-store, no-transform'
  return /^\/(?!api\/).*\.(?:svg|png|ico|txt|json|webmanifest|woff2?)$/.test(pathname) ? null : 'no-store'
}
