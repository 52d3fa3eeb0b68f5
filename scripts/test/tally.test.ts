import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { playwrightTally, summary, vitestTally } from './tally'

function file(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tally-')), 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const vitest = (passed: number, failed: number) => file({ numPassedTests: passed, numFailedTests: failed })
const playwright = (expected: number, unexpected: number, flaky: number) => file({ stats: { expected, unexpected, flaky } })

describe('counting tests', () => {
  test.each([
    ['all well', vitestTally(vitest(5, 0), true), { passed: 5, failed: 0 }],
    ['some failed', vitestTally(vitest(5, 2), false), { passed: 5, failed: 2 }],
    ['a file that could not be loaded', vitestTally(vitest(5, 0), false), { passed: 5, failed: 1 }],
    ['no report after success', vitestTally('/nowhere', true), { passed: 0, failed: 1 }],
    ['no report after failure', vitestTally('/nowhere', false), { passed: 0, failed: 1 }],
    ['browser: all well', playwrightTally(playwright(3, 0, 0), true), { passed: 3, failed: 0 }],
    ['browser: flaky counts as failed', playwrightTally(playwright(3, 0, 1), true), { passed: 3, failed: 1 }],
    ['browser: nothing was found', playwrightTally(playwright(0, 0, 0), false), { passed: 0, failed: 1 }],
    ['browser: no report', playwrightTally('/nowhere', true), { passed: 0, failed: 1 }],
  ])('%s', (_, tally, expected) => {
    expect(tally).toEqual(expected)
  })

  test('the last line sums up', () => {
    expect(
      summary([
        { passed: 2, failed: 0 },
        { passed: 3, failed: 1 },
      ]),
    ).toBe('tests: 5 passed, 1 failed')
  })
})
