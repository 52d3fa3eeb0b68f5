import { cleanText } from './clean-text'
import { type ClientHints, clientHintsOf, type HeaderSource } from './client-hints'
import { type Device, deviceOf } from './device'
import { languageOf } from './language'
import type { LocationData } from './location-record'
import { type Whereabouts, whereaboutsOf } from './whereabouts'

/** Where a request comes from and with what. All but the address and what is known of it is the client's own, untrusted word. */
export type Origin = Whereabouts & {
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
  const userAgent = cleanText(headers.get('user-agent') ?? '', 1024)
  const clientHints = clientHintsOf(headers)
  return {
    ...(await whereaboutsOf(ip, data)),
    device: deviceOf(userAgent, clientHints),
    userAgent,
    clientHints,
    language: languageOf(headers.get('accept-language')),
  }
}
