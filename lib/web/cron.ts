import 'server-only'
import { env } from '@/lib/env/env'
import type { RunAnswer } from '@/lib/jobs/carry-out'
import type { JobName } from '@/lib/jobs/job-names'
import { runJob } from '@/lib/jobs/run-job'
import { bearerIs } from './bearer'
import { log } from './log'

/** What a call did, for whoever reads the scheduler's log. */
function said(job: JobName, { outcome, rows, startsAt }: RunAnswer): string {
  if (outcome === 'not_yet') return `${job} starts on ${startsAt?.toISOString()}. Nothing was done.`
  if (outcome === 'busy') return `${job} is already running. Nothing was done.`
  if (outcome === 'failed') return `${job} failed after ${rows} rows. The server's log says why.`
  return outcome === 'more' ? `${job} did ${rows} rows, and the next call goes on.` : `${job} did ${rows} rows, and is done.`
}

/** Answers whoever has CRON_SECRET; 401 for everybody else, and for everybody where the secret is unset. */
export const withCronSecret =
  (work: () => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    if (bearerIs(request, env().cronSecret)) return work()
    const error = { code: 'unauthenticated', message: 'Send CRON_SECRET as a bearer token.' }
    return Response.json({ error }, { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="cron"' } })
  }

/** A job's route: runs it for whoever has CRON_SECRET, for at most 20 seconds; 500 where the run failed. */
export const cron = (job: JobName) =>
  withCronSecret(async () => {
    const answer = await runJob(job, 'cron')
    const { outcome, rows, startsAt, error } = answer
    if (outcome === 'failed') log.error({ err: error, job }, 'background job failed')
    const body = { job, outcome, rows, more: outcome === 'more', startsAt: startsAt?.toISOString(), message: said(job, answer) }
    return Response.json(body, { status: outcome === 'failed' ? 500 : 200 })
  })
