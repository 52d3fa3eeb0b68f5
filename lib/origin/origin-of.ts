import { cleanText } from './clean-text'
import { type ClientHints, clientHintsOf, type HeaderSource } from './client-hints'
import { type Device, deviceOf } from './device'
import { normalIp } from './ip'
import { languageOf } from './language'
import type { LocationData } from './location-record'
import { type NetworkClass, networkClassOf } from './network'
import { type Place, placeOf } from './place'

/** Where a request comes from and with what. All but the address's class and place is the client's own, untrusted word. */
export type Origin = {
  readonly ip: string | null
  readonly networkClass: NetworkClass
  readonly place: Place
  readonly device: Device
  /** As sent, without control characters, cut at 1,024 characters. */
  readonly userAgent: string
  readonly clientHints: ClientHints
  readonly language: string | null
}

type Request = {
  /** The address that `clientAddress` found. */
  readonly ip: string | null
  readonly headers: HeaderSource
}

/** Everything about a request's origin. Never throws, whatever the headers hold: what cannot be known is null or `unknown`. */
export async function originOf({ ip, headers }: Request, data?: LocationData): Promise<Origin> {
  const address = ip === null ? null : normalIp(ip)
  const networkClass = networkClassOf(address)
  const userAgent = cleanText(headers.get('user-agent') ?? '', 1024)
  const clientHints = clientHintsOf(headers)
  return {
    ip: address,
    networkClass,
    place: await placeOf(address, networkClass, data),
    device: deviceOf(userAgent, clientHints),
    userAgent,
    clientHints,
    language: languageOf(headers.get('accept-language')),
  }
}
