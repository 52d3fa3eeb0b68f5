import { operatorOf } from './asn-data'
import { hostingNetworks } from './hosting-networks'
import { innermost, normalIp, parseIp } from './ip'
import type { LocationData } from './location-record'
import { type NetworkClass, networkClassOf } from './network'
import { type Place, placeOf } from './place'

/** An address with all that the data says of it. */
export type Whereabouts = {
  readonly ip: string | null
  readonly networkClass: NetworkClass
  readonly place: Place
  /** Number of the autonomous system that announces the address (RFC 6793); null where it is not public or not known. */
  readonly asn: number | null
  /** For whom that number is registered. */
  readonly asnOrg: string | null
}

/**
 * Network, place and operator of an address. A public address of an operator that rents machines out is of class `hosting`: a person is
 * seldom there. Addresses of other networks are never looked up. Never throws: missing data is unknown.
 */
export async function whereaboutsOf(ip: string | null, data?: LocationData, asnFolder?: string): Promise<Whereabouts> {
  const address = ip === null ? null : normalIp(ip)
  const parsed = address === null ? null : parseIp(address)
  const networkClass = networkClassOf(address)
  if (parsed === null || networkClass !== 'public')
    return { ip: address, networkClass, place: await placeOf(address, networkClass, data), asn: null, asnOrg: null }
  const [place, operator] = await Promise.all([placeOf(address, networkClass, data), operatorOf(innermost(parsed), asnFolder)])
  return {
    ip: address,
    networkClass: operator !== null && hostingNetworks.has(operator.asn) ? 'hosting' : networkClass,
    place,
    asn: operator?.asn ?? null,
    asnOrg: operator?.organisation ?? null,
  }
}
