import ipaddr from 'ipaddr.js'
import { type IpAddress, innermost, parseIp } from './ip'

export type NetworkClass =
  | 'public'
  | 'hosting'
  | 'loopback'
  | 'private'
  | 'link_local'
  | 'unique_local'
  | 'cgnat'
  | 'documentation'
  | 'reserved'
  | 'unknown'

/** RFC 5737, RFC 3849, RFC 9637: ipaddr.js counts them among the reserved ones. */
const documentation = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'].map((cidr) =>
  ipaddr.parseCIDR(cidr),
)

const classes: Readonly<Record<string, NetworkClass>> = {
  unicast: 'public',
  loopback: 'loopback',
  private: 'private',
  linkLocal: 'link_local',
  uniqueLocal: 'unique_local',
  carrierGradeNat: 'cgnat',
}

/**
 * What kind of network an address belongs to (IANA special-purpose registries). Only `public` ones are looked up or alarmed on; the look-up may
 * then tell that it is one of `hosting` (`whereabouts.ts`).
 * An address that carries an IPv4 address (mapped, 6to4, NAT64) has that one's class; no address, or no valid one, is `unknown`.
 */
export function networkClassOf(ip: string | null): NetworkClass {
  const parsed = ip === null ? null : parseIp(ip)
  if (parsed === null) return 'unknown'
  const address = innermost(parsed)
  if (documentation.some(([network, bits]) => within(address, network, bits))) return 'documentation'
  // Only 2000::/3 is handed out so far; what lies outside is no one's address, whatever a header says.
  if (address instanceof ipaddr.IPv6 && address.range() === 'unicast' && (address.parts[0] ?? 0) >> 13 !== 1) return 'reserved'
  return classes[address.range()] ?? 'reserved'
}

/** Whether the address lies in the network; false where the families differ. */
export function within(address: IpAddress, network: IpAddress, bits: number): boolean {
  return address.kind() === network.kind() && address.match(network, bits)
}
