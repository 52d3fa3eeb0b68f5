import ipaddr from 'ipaddr.js'
import { hopsOfForwarded, hopsOfForwardedFor } from './forwarded-chain'
import { innermost, parseIp } from './ip'
import { isTrusted, type TrustedProxies } from './trusted-proxies'

export type Connection = {
  /** The socket's address: the only one that we have seen ourselves. */
  readonly peer: string | null
  /** X-Forwarded-For as it came, all lines joined by commas. */
  readonly forwardedFor: string | null
  /** Forwarded (RFC 7239) as it came; read only where there is no X-Forwarded-For. */
  readonly forwarded: string | null
}

/**
 * The client's address, normalised, or null where the peer is unknown. Headers count only if the peer is a trusted proxy: then the chain
 * is walked from the right, and the first address that is not trusted is the client; if all are trusted, the leftmost is.
 * A hop that is no address means that the chain cannot be followed, and the answer is the peer: of all addresses in
 * it that is the one nobody told us, and a limiter fed with it is at worst too strict.
 */
export function clientAddress({ peer, forwardedFor, forwarded }: Connection, trusted: TrustedProxies): string | null {
  const seen = peer === null ? null : parseIp(peer)
  if (seen === null) return null
  if (!isTrusted(seen, trusted)) return seen.toString()
  let client = seen
  for (const hop of chainOf(forwardedFor, forwarded).reverse()) {
    const address = hop === null ? null : parseIp(hop)
    if (address === null) return seen.toString()
    client = address
    if (!isTrusted(address, trusted)) break
  }
  return client.toString()
}

/** What a rate limit counts by: an IPv4 address, or the /64 that one IPv6 customer holds. Unknown callers share one key. */
export function networkKey(ip: string | null): string {
  const parsed = ip === null ? null : parseIp(ip)
  if (parsed === null) return 'unknown'
  const address = innermost(parsed)
  if (address instanceof ipaddr.IPv4) return address.toString()
  return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0])}/64`
}

function chainOf(forwardedFor: string | null, forwarded: string | null) {
  if (forwardedFor !== null && forwardedFor.trim() !== '') return hopsOfForwardedFor(forwardedFor)
  return forwarded === null ? [] : hopsOfForwarded(forwarded)
}
