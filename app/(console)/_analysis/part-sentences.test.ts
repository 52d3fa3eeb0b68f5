import { expect, test } from 'vitest'
import type { SessionQuery } from '@/lib/sessions/session-query'
import { columnsSentence, durationColumns } from './duration-columns'
import { hoursSentence } from './hours-words'

const query: SessionQuery = { choices: {}, sort: '-started' }
const empty = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0))

test('busy hours are told by weekday and hour', () => {
  const hours = empty.map((row, day) => row.map((_, hour) => (day === 1 && hour === 9 ? 42 : 1)))
  expect(hoursSentence('Busy hours', hours)).toBe('Busy hours: most 42 on Tuesday 09:00–09:59.')
  expect(hoursSentence('Busy hours', empty)).toBe('Busy hours: Nothing to show.')
})

test('durations have the names that the filter knows, and say which are most', () => {
  const columns = durationColumns(
    [
      { from: 0, to: 60, count: 3 },
      { from: 28_800, to: null, count: 5 },
    ],
    query,
  )
  expect(columns).toEqual([
    ['under 1 min', '/sessions?duration=0&count=all', 3, '3', false, '< 1 min'],
    ['8 h and more', '/sessions?duration=28800&count=all', 5, '5', false, '8 h +'],
  ])
  expect(columnsSentence('Durations', columns)).toBe('Durations: most 5 on 8 h and more.')
  expect(columnsSentence('Durations', [])).toBe('Durations: Nothing to show.')
})
