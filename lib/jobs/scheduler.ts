import 'server-only'
import { Cron } from 'croner'
import { type JobName, jobNames } from './job-names'
import { runWhenDue } from './run-when-due'

/** Seconds of the minute at which each instance looks; the jobs not both at once. */
const looks: Readonly<Record<JobName, string>> = { cleanup: '11 * * * * *', timeouts: '41 * * * * *' }

/**
 * Looks each minute whether a job is due. Every instance does; the ledger lets one of them run it. What fails is told to `failed`.
 */
export function startScheduler(failed: (error: unknown, job: string) => void): void {
  for (const name of jobNames)
    new Cron(looks[name], { timezone: 'UTC', unref: true, protect: true }, async () => {
      try {
        const answer = await runWhenDue(name)
        if (answer?.outcome === 'failed') failed(answer.error, name)
      } catch (error) {
        failed(error, name)
      }
    })
}
