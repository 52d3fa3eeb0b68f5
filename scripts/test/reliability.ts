import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'
import { runBrowser, runUnit } from './suites'
import type { Tally } from './tally'

/** One line of docs/reliability.md. */
export type Finding = {
  readonly fault: string
  readonly done: string
  readonly rounds: number
  /** Effects that clients were told of as done. */
  readonly acknowledged: number
  readonly lost: number
  readonly duplicated: number
  readonly resurrected: number
  /** Times and other figures, in words. */
  readonly measured: string
  /** Whether a time that the requirement names was kept; null where it names none. */
  readonly inTime: boolean | null
}

const BEGIN = '<!-- faults: begin -->'
const END = '<!-- faults: end -->'
const HEAD = ['Fault', 'What was done', 'Rounds', 'Acknowledged', 'Lost', 'Duplicated', 'Resurrected', 'Measured', 'In time', 'Date']
const line = (texts: readonly (string | number)[]) => `| ${texts.join(' | ')} |`
const number = (fault: string) => Number(/\d+/.exec(fault)?.[0] ?? 0)

/** The table between the markers: lines of faults that were not tried now stay as they were. */
export function table(before: string, findings: readonly Finding[], date: string): string {
  const tried = new Set(findings.map(({ fault }) => fault))
  const faultOf = (row: string) => row.split(' | ')[0]?.slice(2) ?? ''
  const kept = before.split('\n').filter((row) => /^\| F\d/.test(row) && !tried.has(faultOf(row)))
  const verdict = { true: 'yes', false: 'NO', null: '' }
  const made = findings.map(({ inTime, fault, done, rounds, acknowledged, lost, duplicated, resurrected, measured }) =>
    line([fault, done, rounds, acknowledged, lost, duplicated, resurrected, measured, verdict[`${inTime}`], date]),
  )
  const rows = [...kept, ...made].sort((a, b) => number(faultOf(a)) - number(faultOf(b)))
  return ['', line(HEAD), line(HEAD.map(() => '---')), ...rows, ''].join('\n')
}

function write(findings: readonly Finding[]): void {
  const file = join(projectRoot, 'docs/reliability.md')
  const text = readFileSync(file, 'utf8')
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (from === -1 || to < from) throw new Error(`docs/reliability.md has lost its markers ${BEGIN} and ${END}.`)
  const start = from + BEGIN.length
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(file, `${text.slice(0, start)}${table(text.slice(start, to), findings, date)}\n${text.slice(to)}`)
}

/** Every fault as often as its requirement says, and the table in docs/reliability.md. A time that was not kept is a failure. */
export async function reliability(filters: readonly string[]): Promise<Tally[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-faults-'))
  const file = join(folder, 'findings')
  Object.assign(process.env, { FAULTS: 'full', ROLLCALL_FAULTS_REPORT: file })
  const wanted = filters.length === 0 ? ['tests/faults/'] : filters.map((filter) => `tests/faults/${filter}`)
  // A filter may name files of one kind only.
  // Its figures are times: nothing else runs beside what is measured.
  const tallies = [
    await runUnit([...wanted, '--passWithNoTests', '--maxWorkers=1']),
    await runBrowser([...wanted, '--pass-with-no-tests', '--workers=1']),
  ]
  const findings = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text) as Finding)
    : []
  rmSync(folder, { recursive: true, force: true })
  write(findings)
  const late = findings.filter(({ inTime }) => inTime === false)
  for (const { fault, done, measured } of late) process.stdout.write(`Not in time: ${fault}, ${done}: ${measured}\n`)
  return [...tallies, { passed: 0, failed: late.length }]
}
