import type { Job } from './step'

/** One job of several: what each has to do, in this order. */
export const oneAfterAnother = (...jobs: readonly Job[]): Job =>
  async function* () {
    for (const job of jobs) yield* job()
  }
