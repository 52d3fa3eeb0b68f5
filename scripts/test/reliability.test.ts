import { expect, test } from 'vitest'
import { type Finding, table } from './reliability'

const finding = (fault: string, more: Partial<Finding> = {}): Finding => ({
  fault,
  done: 'something',
  rounds: 3,
  acknowledged: 7,
  lost: 0,
  duplicated: 0,
  resurrected: 0,
  measured: 'fast',
  inTime: true,
  ...more,
})

test('lines of faults that were tried are replaced, others stay, in the order of their numbers', () => {
  const before = table('', [finding('F10'), finding('F2', { lost: 1, inTime: false })], '2026-01-01')
  const after = table(before, [finding('F2'), finding('F2', { done: 'another thing', inTime: null })], '2026-02-02')
  const rows = after.split('\n').filter((row) => row.startsWith('| F') && !row.startsWith('| Fault'))
  expect(rows).toEqual([
    '| F2 | something | 3 | 7 | 0 | 0 | 0 | fast | yes | 2026-02-02 |',
    '| F2 | another thing | 3 | 7 | 0 | 0 | 0 | fast |  | 2026-02-02 |',
    '| F10 | something | 3 | 7 | 0 | 0 | 0 | fast | yes | 2026-01-01 |',
  ])
  expect(before).toContain('| 1 | 0 | 0 | fast | NO | 2026-01-01 |')
})
