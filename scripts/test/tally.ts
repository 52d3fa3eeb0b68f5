import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** How many tests passed and failed. */
export type Tally = { readonly passed: number; readonly failed: number }

const Vitest = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const Playwright = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })

/** A run that ended with an error counts at least one failure, also when its report knows of none or was never written. */
function honest(tally: Tally, succeeded: boolean): Tally {
  return succeeded || tally.failed > 0 ? tally : { ...tally, failed: 1 }
}

function report(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** Reads vitest's JSON report. */
export function vitestTally(file: string, succeeded: boolean): Tally {
  const { data } = Vitest.safeParse(report(file))
  return honest({ passed: data?.numPassedTests ?? 0, failed: data?.numFailedTests ?? (succeeded ? 1 : 0) }, succeeded)
}

/** Reads Playwright's JSON report. A flaky test has failed once, so it failed. */
export function playwrightTally(file: string, succeeded: boolean): Tally {
  const { data } = Playwright.safeParse(report(file))
  const { expected = 0, unexpected = succeeded ? 1 : 0, flaky = 0 } = data?.stats ?? {}
  return honest({ passed: expected, failed: unexpected + flaky }, succeeded)
}

/** The last line of a run. */
export function summary(tallies: readonly Tally[]): string {
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0)
  return `tests: ${sum('passed')} passed, ${sum('failed')} failed`
}
