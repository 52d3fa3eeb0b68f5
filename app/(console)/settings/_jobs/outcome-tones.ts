import type { JobRun } from '@/lib/jobs/job-run'

/** Colour and shape of an outcome, as `status.css` knows them. */
export const outcomeTones: Readonly<Record<NonNullable<JobRun['outcome']> | 'running', string>> = {
  done: 'cleared',
  more: 'out',
  failed: 'killed',
  cut_short: 'out',
  running: 'active',
}
