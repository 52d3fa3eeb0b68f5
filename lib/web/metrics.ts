import 'server-only'
import { installationGauges, poolUse } from '@/lib/db/installation-gauges'
import { env } from '@/lib/env/env'
import { openStreams } from '@/lib/live/stream-registry'
import { metrics } from '@/lib/metrics/registry'
import { bearerIs } from './bearer'

/** How long a count over the whole installation is good for, in milliseconds: several scrapers must not multiply it. */
const FRESH_MS = 10_000

let counted: { readonly at: number; readonly up: Promise<boolean> } | undefined

async function count(): Promise<boolean> {
  const { sessionsLive, daysAhead, daysToSettle } = metrics()
  try {
    const gauges = await installationGauges()
    sessionsLive.set(gauges.live)
    daysAhead.set(gauges.daysAhead)
    daysToSettle.set(gauges.daysToSettle)
    return true
  } catch {
    // What cannot be known is left out, not told as it was.
    sessionsLive.remove()
    daysAhead.remove()
    daysToSettle.remove()
    return false
  }
}

/** The metrics in Prometheus's text form, for whoever has METRICS_TOKEN; 401 for everybody else, and for everybody where it is unset. */
export async function metricsPage(request: Request): Promise<Response> {
  if (!bearerIs(request, env().metricsToken)) {
    const error = { code: 'unauthenticated', message: 'Send METRICS_TOKEN as a bearer token.' }
    return Response.json({ error }, { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="metrics"' } })
  }
  const { registry, streams, connections, databaseUp } = metrics()
  if (counted === undefined || performance.now() > counted.at + FRESH_MS) counted = { at: performance.now(), up: count() }
  databaseUp.set((await counted.up) ? 1 : 0)
  streams.set(openStreams())
  for (const [state, number] of Object.entries(poolUse())) connections.set({ state }, number)
  return new Response(await registry.metrics(), { headers: { 'Content-Type': registry.contentType } })
}
