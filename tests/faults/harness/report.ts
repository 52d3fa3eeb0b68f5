import { appendFileSync } from 'node:fs'
import type { Finding } from '@/scripts/test/reliability'
import type { Verdict } from './judge'

/** Hands a finding to the run that writes docs/reliability.md; the short form writes none. */
export function report(finding: Finding): void {
  const file = process.env.ROLLCALL_FAULTS_REPORT
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(finding)}\n`)
}

/** The counts of a verdict; what is torn or denied counts as lost, since nobody could rely on it. */
export function countsOf(verdict: Verdict): Pick<Finding, 'acknowledged' | 'lost' | 'duplicated' | 'resurrected'> {
  const { acknowledged, lost, torn, denied, duplicated, resurrected } = verdict
  return { acknowledged, lost: lost + torn + denied, duplicated, resurrected }
}

/** `slowest 1.2 s, median 0.8 s` of times in milliseconds, or the only one. */
export function times(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const text = (value = 0) => (value < 1_000 ? `${value.toFixed(0)} ms` : `${(value / 1_000).toFixed(1)} s`)
  if (sorted.length === 1) return text(sorted[0])
  return `slowest ${text(sorted.at(-1))}, median ${text(sorted[Math.floor((sorted.length - 1) / 2)])}`
}
