import { forgetOldTypes } from '@/scripts/prepare/build'
import { runPart } from './child'
import type { Tally } from './tally'

const CHECKS: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['lint', [['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings']]],
  // Next writes the types of the routes, which the compiler then checks.
  [
    'types',
    [
      ['node_modules/next/dist/bin/next', 'typegen'],
      ['node_modules/typescript/bin/tsc', '--noEmit'],
    ],
  ],
  ['dead code', [['node_modules/knip/bin/knip.js']]],
]

async function succeeds(commands: readonly (readonly string[])[]): Promise<boolean> {
  for (const command of commands) if (!(await runPart(command))) return false
  return true
}

/** Lint, types and dead code: each counts as one test. */
export async function runChecks(): Promise<Tally[]> {
  const tallies: Tally[] = []
  forgetOldTypes()
  for (const [name, commands] of CHECKS) {
    process.stdout.write(`\n— ${name}\n`)
    const good = await succeeds(commands)
    process.stdout.write(good ? `${name}: passed\n` : `${name}: FAILED\n`)
    tallies.push({ passed: good ? 1 : 0, failed: good ? 0 : 1 })
  }
  return tallies
}
