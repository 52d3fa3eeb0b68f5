import type { RequestFacts, Source } from '@/lib/access/context'
import { env } from '@/lib/env/env'
import { clientAddress } from './address'
import { edgeFacts } from './edge'
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies'

let trusted: TrustedProxies | undefined

/** Id, source and true address of a request, as they stand in every activity. */
export function requestFacts(headers: Pick<Headers, 'get'>, source: Source): RequestFacts {
  trusted ??= parseTrustedProxies(env().trustedProxies)
  const facts = edgeFacts(headers, env().platformAddressHeader)
  return { id: facts.requestId, source, ip: clientAddress(facts, trusted) }
}
