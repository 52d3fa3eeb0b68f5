import { AppError } from '@/lib/errors/app-error'
import { isLoopback } from '@/lib/origin/loopback'

/** Whether what is typed here travels unencrypted over a network: plain http, and the host is not this very machine. */
export function isExposed(headers: Pick<Headers, 'get'>, { appUrl }: Pick<Known, 'appUrl'>): boolean {
  return appUrl?.protocol !== 'https:' && !isLoopback(appUrl?.host ?? headers.get('host') ?? '')
}

type Known = {
  readonly appUrl: URL | null
  /** The address that we listen on. */
  readonly host: string
}

/**
 * Whether a state-changing request comes from our own pages (RFC 6454). With APP_URL only its origin is ours; without it the Host as sent,
 * and all loopback names of one port are one origin. Where we listen for this machine alone, no other name is ours: a stranger's name that
 * was made to lead here (DNS rebinding) agrees with its Origin too. A missing or `null` Origin is foreign.
 */
export function isSameOrigin(headers: Pick<Headers, 'get'>, { appUrl, host: listening }: Known): boolean {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin === null || !URL.canParse(origin)) return false
  const from = new URL(origin)
  if (from.origin === 'null' || (from.protocol !== 'http:' && from.protocol !== 'https:')) return false
  if (appUrl !== null) return from.origin === appUrl.origin && site !== 'cross-site'
  const host = headers.get('host')?.toLowerCase() ?? ''
  if (!URL.canParse(`${from.protocol}//${host}`)) return false
  const own = new URL(`${from.protocol}//${host}`)
  if (isLoopback(listening) && !isLoopback(own.host)) return false
  if (from.host === own.host) return site === null || site === 'same-origin'
  return isLoopback(from.host) && isLoopback(own.host) && from.port === own.port && site !== 'cross-site'
}

/** Throws `forbidden` for a request whose Origin is missing, `null` or foreign. The message says what to set. */
export function assertSameOrigin(headers: Pick<Headers, 'get'>, known: Known): void {
  if (isSameOrigin(headers, known)) return
  const origin = headers.get('origin') ?? 'no origin'
  const host = headers.get('host') ?? 'an unknown host'
  const here = known.appUrl === null && isLoopback(known.host) && !isLoopback(host)
  const own = here ? 'listens for this machine alone' : `is at ${known.appUrl?.origin ?? `http://${host}`}`
  const advice = known.appUrl === null ? ' If people reach Rollcall at another address, set APP_URL to it.' : ''
  throw new AppError('forbidden', `This form was sent from ${origin.slice(0, 200)}, and Rollcall ${own}.${advice}`)
}
