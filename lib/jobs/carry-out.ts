import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { carryRun } from '@/lib/db/carry-run'
import { type Begun, type Claim, endRun, failRun } from '@/lib/db/job-ledger'
import { jobSlice, RunLostError } from '@/lib/db/job-slice'
import { isDeadlock, isKeptByNow } from '@/lib/db/sql-state'
import type { Letters } from '@/lib/mail/letters'
import { countEnded } from '@/lib/metrics/count'
import { cleanText } from '@/lib/origin/clean-text'
import { cleanup } from './cleanup'
import { countSessionDays } from './count-session-days'
import type { JobName } from './job-names'
import { keepReady } from './keep-ready'
import { oneAfterAnother } from './one-after-another'
import { settleLog } from './settle-log'
import type { Job, Step } from './step'
import { thinBegun } from './thin-begun'
import { timeouts } from './timeouts'

/** Longest work of one call, in milliseconds: a platform that ends requests by the clock must not end this one. The next call goes on. */
const MOST_MS = 20_000

/** What became of the wish to run a job. */
export type RunAnswer = {
  readonly outcome: 'done' | 'more' | 'failed' | 'busy' | 'not_yet'
  readonly rows: number
  readonly startsAt?: Date
  readonly error?: unknown
}

type Work = { outcome: 'done' | 'more'; rows: number; readonly details: Record<string, number> }

const jobs: Readonly<Record<JobName, Job>> = {
  cleanup: oneAfterAnother(thinBegun, cleanup, settleLog),
  timeouts: oneAfterAnother(timeouts, keepReady, countSessionDays),
}

/** One part, slice by slice; false where its time is up. What somebody else holds for too long is left to the next run, and the other parts come first; what a longer retention keeps by now is left. */
async function carryOutStep(run: Begun, step: Step, work: Work, until: number): Promise<boolean> {
  const add = (what: string, rows: number) => {
    work.details[what] = (work.details[what] ?? 0) + rows
  }
  for (let done = false; !done; ) {
    if (performance.now() >= until) return false
    try {
      const slice = await jobSlice(run, (transaction) => step.next(transaction))
      done = slice.done
      work.rows += slice.rows
      countEnded(slice.ended ?? [])
      if (slice.rows > 0) add(step.what, slice.rows)
    } catch (error) {
      if (isKeptByNow(error)) return true
      if (!isDeadlock(error)) throw error
      add('put_off', 1)
      return true
    }
    if (!done) await sleep(step.pauseMs)
  }
  return true
}

async function carryOutAll(run: Begun, name: JobName, work: Work): Promise<void> {
  const until = performance.now() + MOST_MS
  for await (const step of jobs[name]()) {
    if (await carryOutStep(run, step, work, until)) continue
    work.outcome = 'more'
    return
  }
}

/** Writes down that a run failed, and tells those who look after the installation. A database that is away cannot be told: the next run then finds this one cut short. */
async function fail(run: Begun, { details }: Work, error: unknown): Promise<void> {
  const text = error instanceof Error ? error.message : String(error)
  const facts: Omit<Letters['job_failed'], 'at'> = { job: run.job, error: cleanText(text.replace(/\s+/g, ' '), 500) }
  await failRun(run, { details, error: text }, { kind: 'job_failed', facts }).catch(() => {})
}

/** Does a run that has begun, and writes down how it ended. */
export async function carryOut(name: JobName, claim: Exclude<Claim, { outcome: 'not_due' }>): Promise<RunAnswer> {
  if (claim.outcome === 'not_yet') return { outcome: 'not_yet', rows: 0, startsAt: claim.startsAt }
  if (claim.outcome === 'busy') return { outcome: 'busy', rows: 0 }
  const work: Work = { outcome: 'done', rows: 0, details: {} }
  const { run } = claim
  const carrier = await carryRun(run)
  try {
    await carryOutAll(run, name, work)
    await endRun(run, { ...work, error: null })
    return { outcome: work.outcome, rows: work.rows }
  } catch (error) {
    if (error instanceof RunLostError) return { outcome: 'busy', rows: work.rows }
    await fail(run, work, error)
    return { outcome: 'failed', rows: work.rows, error }
  } finally {
    carrier.close()
  }
}
