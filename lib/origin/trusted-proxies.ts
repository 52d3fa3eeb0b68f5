import ipaddr from 'ipaddr.js'
import { AppError } from '@/lib/errors/app-error'
import { type IpAddress, parseIp } from './ip'
import { within } from './network'

/** The networks whose word about a client's address is taken. Empty: nobody's. */
export type TrustedProxies = readonly (readonly [network: IpAddress, bits: number])[]

/**
 * Addresses and CIDR networks, IPv4 or IPv6. Blank entries are skipped. Throws AppError `invalid`, which names the entry; a network
 * that holds every address is refused, since then anybody could write the address under which they are recorded.
 */
export function parseTrustedProxies(list: readonly string[]): TrustedProxies {
  return list
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(networkOf)
}

/** Whether the address lies in one of the trusted networks. */
export function isTrusted(address: IpAddress, trusted: TrustedProxies): boolean {
  return trusted.some(([network, bits]) => within(address, network, bits))
}

function networkOf(entry: string): readonly [IpAddress, number] {
  const [base = '', length, ...rest] = entry.split('/')
  const address = parseIp(base)
  if (address === null || rest.length > 0) throw refused(entry, 'is neither an IP address nor a network such as 10.0.0.0/8')
  const width = address instanceof ipaddr.IPv4 ? 32 : 128
  if (length === undefined) return [address, width]
  // ::ffff:10.0.0.0/104 is 10.0.0.0/8: the address was normalised, so its length is as well.
  const shift = width === 32 && base.includes(':') ? 96 : 0
  const bits = /^\d{1,3}$/.test(length) ? Number(length) - shift : Number.NaN
  if (bits === 0) throw refused(entry, 'would trust everyone, so that anyone could forge the recorded address')
  if (!(bits > 0 && bits <= width)) throw refused(entry, `needs a prefix length between ${shift + 1} and ${shift + width}`)
  return [address, bits]
}

function refused(entry: string, why: string): AppError {
  return new AppError('invalid', `TRUSTED_PROXIES: "${entry.slice(0, 80)}" ${why}.`)
}
