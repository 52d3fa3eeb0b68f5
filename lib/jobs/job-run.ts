import type { JobName } from './job-names'

/** Whose wish a run was: the schedule's, a cron call's, a person's, or that of changed settings. */
export type AskedBy = 'schedule' | 'cron' | 'person' | 'settings'

/** A run as the ledger tells it. */
export type JobRun = {
  readonly id: string
  readonly job: JobName
  readonly askedBy: AskedBy
  readonly startedAt: Date
  /** Null while it runs. */
  readonly endedAt: Date | null
  /** Null while it runs. `more`: its time was up before its work was; the next run goes on. `cut_short`: it gave no sign of life any more. */
  readonly outcome: 'done' | 'more' | 'failed' | 'cut_short' | null
  readonly rows: number
  /** Rows by what they were. */
  readonly details: Readonly<Record<string, number>> | null
  /** What went wrong, for those who look after the installation. */
  readonly error: string | null
}
