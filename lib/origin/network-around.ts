import { blockAround } from './address-block'
import { innermost, parseIp } from './ip'

/** The /24 or /64 around the address that says who somebody is (an IPv4 address inside an IPv6 one counts as itself); null where there is none. */
export function networkAround(ip: string | null): string | null {
  const address = ip === null ? null : parseIp(ip)
  return address === null ? null : blockAround(innermost(address).toString())
}
