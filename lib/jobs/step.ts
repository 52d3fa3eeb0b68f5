import type { JobTransaction } from '@/lib/db/job-transaction'

/** The least id there is: a step begins after it. */
export const FIRST = '00000000-0000-0000-0000-000000000000'

/** What a slice did; sessions that it ended are counted once it is committed. */
type Slice = { readonly rows: number; readonly done: boolean; readonly ended?: readonly { readonly endReason: string }[] }

/** A part of a job, done in slices of one short transaction each. */
export type Step = {
  /** What its rows are, for the ledger. */
  readonly what: string
  /** Milliseconds between two slices, in which others get their turn. */
  readonly pauseMs: number
  next(slice: JobTransaction): Promise<Slice>
}

/** What a job has to do now, one part after the other. */
export type Job = () => AsyncIterable<Step> | Iterable<Step>
