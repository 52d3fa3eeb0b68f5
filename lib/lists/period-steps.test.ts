import { expect, test } from 'vitest'
import { type Days, stepsFrom } from './period-steps'

const around = { oldest: '2026-10-27', today: '2026-11-26' }

test.each<[why: string, shown: Days, earlier: Days | null, later: Days | null]>([
  ['a week up to today', ['2026-11-20', '2026-11-26'], ['2026-11-13', '2026-11-19'], null],
  ['a week before that', ['2026-11-13', '2026-11-19'], ['2026-11-06', '2026-11-12'], ['2026-11-20', '2026-11-26']],
  [
    'the first day that is kept is still worth a step',
    ['2026-10-28', '2026-10-29'],
    ['2026-10-26', '2026-10-27'],
    ['2026-10-30', '2026-10-31'],
  ],
  ['before it there is nothing', ['2026-10-27', '2026-10-29'], null, ['2026-10-30', '2026-11-01']],
  ['nor is there a day before 1970', ['2026-11-20', '2126-11-20'], null, null],
  ['all that was has days after it, and none before', ['1970-01-01', '2026-11-01'], null, ['2026-11-02', '2083-09-02']],
  ['and centuries have no next ones', ['2026-11-20', '9998-12-31'], null, null],
])('%s', (_, shown, earlier, later) => {
  expect(stepsFrom(shown, around)).toMatchObject({ earlier, later })
})
