import 'server-only'
import { installationGauges, poolUse } from '@/lib/db/installation-gauges'
import { jobStateRows } from '@/lib/db/job-states'
import { keptLetters, letterTroubles } from '@/lib/db/letter-troubles'
import { env } from '@/lib/env/env'
import { openStreams } from '@/lib/live/stream-registry'
import { metrics } from '@/lib/metrics/registry'
import { bearerIs } from './bearer'

/** How long a count over the whole installation is good for, in milliseconds: several scrapers must not multiply it. */
const FRESH_MS = 10_000

let counted: { readonly at: number; readonly up: Promise<boolean> } | undefined

/** What cannot be known is left out, not told as it was. */
async function countJobs(): Promise<void> {
  const { jobsLate, jobsFailing, jobsStarted } = metrics()
  for (const gauge of [jobsLate, jobsFailing, jobsStarted]) gauge.reset()
  for (const { job, state, lastStartedAt } of await jobStateRows()) {
    jobsLate.set({ job }, state === 'late' ? 1 : 0)
    jobsFailing.set({ job }, state === 'failing' ? 1 : 0)
    if (lastStartedAt !== null) jobsStarted.set({ job }, lastStartedAt.getTime() / 1000)
  }
}

async function countLetters(): Promise<void> {
  const { letters } = metrics()
  letters.reset()
  const [troubles, kept] = await Promise.all([letterTroubles(), keptLetters()])
  for (const [state, number] of Object.entries({ ...troubles, kept })) letters.set({ state }, number)
}

async function count(): Promise<boolean> {
  const { sessionsLive, daysAhead, daysToSettle } = metrics()
  try {
    const [gauges] = await Promise.all([installationGauges(), countJobs(), countLetters()])
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
