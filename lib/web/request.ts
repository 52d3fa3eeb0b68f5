import 'server-only'
import { headers } from 'next/headers'
import type { RequestFacts, Source } from '@/lib/access/context'
import { edgeFacts, type RequestKind } from '@/lib/origin/edge'
import { requestFacts } from '@/lib/origin/request-facts'

/** The request in hand: its headers, its recorded facts, and whether a person did something with it. */
export async function currentRequest(source: Source): Promise<{ headers: Headers; facts: RequestFacts; kind: RequestKind }> {
  const given = (await headers()) as Headers
  return { headers: given, facts: requestFacts(given, source), kind: edgeFacts(given).kind }
}
