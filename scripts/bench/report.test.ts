import { expect, test } from 'vitest'
import type { Figure } from './figure'
import { section } from './report'

const figure = (part: string, measured: string): Figure => ({
  part,
  name: 'a figure',
  target: '≤ 2',
  measured,
  floor: '1',
  ratio: 1.5,
  good: true,
})

test('a part that was not measured again keeps its lines, one that was loses the old ones', () => {
  const before = section('', [figure('guard', 'old'), figure('page', 'old')], '2026-01-01')
  const after = section(before, [figure('page', 'new')], '2026-02-02')
  const rows = after.split('\n').filter((row) => row.includes('a figure'))
  expect(rows).toEqual([
    '| guard | a figure | ≤ 2 | old | 1 | 1.50 | met | 2026-01-01 |',
    '| page | a figure | ≤ 2 | new | 1 | 1.50 | met | 2026-02-02 |',
  ])
})
