import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6

/**
 * An address from text, or null. Strict (no octal, hexadecimal or short IPv4, which ipaddr.js alone would take); the zone is dropped,
 * since it means something on one machine only; an IPv4-mapped IPv6 address becomes the IPv4 address that it is.
 */
export function parseIp(text: string): IpAddress | null {
  if (isIP(text) === 0) return null
  const address = ipaddr.parse(text.replace(/%.*$/s, ''))
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

/** The one way in which we write an address (RFC 5952), or null where the text is none. */
export function normalIp(text: string): string | null {
  return parseIp(text)?.toString() ?? null
}

/**
 * The address that says who and where: the IPv4 address inside a 6to4 (RFC 3056) or NAT64 (RFC 6052) address, else the address itself.
 * All NAT64 clients share one /64, and the files know the outer address wrongly or not at all.
 */
export function innermost(address: IpAddress): IpAddress {
  if (address instanceof ipaddr.IPv4) return address
  const [first = 0, second = 0, third = 0, , , , seventh = 0, last = 0] = address.parts
  if (first === 0x2002) return ipv4Of(second, third)
  const wellKnownNat64 = first === 0x64 && second === 0xff9b && address.parts.slice(2, 6).every((part) => part === 0)
  return wellKnownNat64 ? ipv4Of(seventh, last) : address
}

function ipv4Of(high: number, low: number): ipaddr.IPv4 {
  return new ipaddr.IPv4([high >> 8, high & 0xff, low >> 8, low & 0xff])
}
