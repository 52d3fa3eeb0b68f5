import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { parseIp } from './ip'

/**
 * The one way in which we write an address or a block of addresses (RFC 4632, RFC 5952): `10.1.2.3/8` is `10.0.0.0/8`, and a block of one
 * address is that address. Null where the text is neither.
 */
export function normalBlock(text: string): string | null {
  const [base = '', length, ...rest] = text.trim().split('/')
  const address = parseIp(base)
  if (address === null || rest.length > 0) return null
  const width = address instanceof ipaddr.IPv4 ? 32 : 128
  if (length === undefined) return address.toString()
  // ::ffff:10.0.0.0/104 is 10.0.0.0/8: the address was normalised, so its length is as well.
  const bits = /^\d{1,3}$/.test(length) ? Number(length) - (width === 32 && base.includes(':') ? 96 : 0) : Number.NaN
  if (!(bits >= 0 && bits <= width)) return null
  if (bits === width) return address.toString()
  const network =
    address instanceof ipaddr.IPv4
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`)
  return `${network}/${bits}`
}

/** The network that an address is commonly one of: the /24 of IPv4, the /64 of IPv6 that one customer holds. Null where the text is no address. */
export function blockAround(ip: string): string | null {
  // Every row of a list asks, and most addresses are these: no need to take them apart.
  if (isIP(ip) === 4) return `${ip.slice(0, ip.lastIndexOf('.'))}.0/24`
  return normalBlock(`${ip}/${ip.startsWith('::ffff:') ? 120 : 64}`)
}
