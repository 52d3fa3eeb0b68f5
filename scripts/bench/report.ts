import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'
import { cells, type Figure } from './figure'

const BEGIN = '<!-- bench: begin -->'
const END = '<!-- bench: end -->'
const HEAD = ['Part', 'Figure', 'Target', 'Measured', 'Floor', 'Ratio', 'Verdict', 'Date']

const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
const file = () => join(projectRoot, 'docs/performance.md')

function machine(): string {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `Machine: ${cpus().length} × ${processor}, ${Math.round(totalmem() / 2 ** 30)} GB; ${process.platform} ${process.arch}, Node ${process.versions.node}.`
}

/** Text between the markers: lines of parts that were not measured now stay as they were. */
export function section(before: string, figures: readonly Figure[], date: string): string {
  const measured = new Set(figures.map(({ part }) => part))
  const kept = before.split('\n').filter((row) => /^\| (?!Part |---)/.test(row) && !measured.has(row.split(' | ')[0]?.slice(2) ?? ''))
  const rows = [...kept, ...figures.map((figure) => line([...cells(figure), date]))]
  return ['', machine(), '', line(HEAD), line(HEAD.map(() => '---')), ...rows, ''].join('\n')
}

/** Writes the figures into docs/performance.md between its two markers; the prose around them stays. */
export function writeReport(figures: readonly Figure[]): void {
  const text = existsSync(file()) ? readFileSync(file(), 'utf8') : `# Performance\n\n${BEGIN}\n${END}\n`
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (from === -1 || to < from) throw new Error(`docs/performance.md has lost its markers ${BEGIN} and ${END}.`)
  const start = from + BEGIN.length
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(file(), `${text.slice(0, start)}${section(text.slice(start, to), figures, date)}\n${text.slice(to)}`)
}

/** The same for the terminal. */
export function printTable(figures: readonly Figure[]): void {
  const rows = [HEAD.slice(0, -1), ...figures.map(cells)]
  const widths = HEAD.slice(0, -1).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  for (const row of rows) process.stdout.write(`${row.map((text, i) => text.padEnd(widths[i] ?? 0)).join('  ')}\n`)
}
