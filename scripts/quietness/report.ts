import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/scripts/project'
import type { Count } from './count'

const BEGIN = '<!-- quietness: begin -->'
const END = '<!-- quietness: end -->'
const file = join(projectRoot, 'docs/quietness.md')

/** Needless letters a person in ninety days, at most, in the mean. */
const MOST_NEEDLESS = 1

const verdict = (good: boolean) => (good ? 'met' : 'missed')
const line = (...cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`

/** Whether both bounds hold: nobody is told too much, no stranger is missed. */
export const holds = ({ needless, planted, told }: Count): boolean => needless.mean <= MOST_NEEDLESS && told === planted

/** The counts as a table, with the seed by which they can be had again. */
export function table(counted: Count, seed: number): string {
  const { people, signIns, letters, planted, told, byCause, needless, own } = counted
  const shares = needless.peopleWith.map((many, n) => `${many} got ${n}`).join(', ')
  return [
    `Of ${new Date().toISOString().slice(0, 10)}: ${people} people, 90 days, ${signIns.toLocaleString('en-GB')} sign-ins, ${letters} letters; seed ${seed}.`,
    '',
    line('Figure', 'Bound', 'Counted', 'Verdict'),
    line('---', '---', '---', '---'),
    line('sign-ins of strangers that were told', `${planted} of ${planted}`, `${told} of ${planted}`, verdict(told === planted)),
    line('needless letters a person, mean', `≤ ${MOST_NEEDLESS}`, needless.mean.toFixed(3), verdict(needless.mean <= MOST_NEEDLESS)),
    line('the most that anybody got', '', `${needless.most} (${shares})`, ''),
    line('with the first sign-in of the second device: mean, most', '', `${own.mean.toFixed(3)}, ${own.most}`, ''),
    ...Object.entries(byCause).map(([cause, many]) => line(`letters because of: ${cause}`, '', many, '')),
  ].join('\n')
}

/** Writes the table into docs/quietness.md between its two markers; the prose around them stays. */
export function writeReport(counts: string): void {
  const text = readFileSync(file, 'utf8')
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (from === -1 || to < from) throw new Error(`docs/quietness.md has lost its markers ${BEGIN} and ${END}.`)
  writeFileSync(file, `${text.slice(0, from + BEGIN.length)}\n${counts}\n${text.slice(to)}`)
}
