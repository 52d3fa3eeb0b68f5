import { expect, test } from 'vitest'
import { changeOf } from './change-words'

test('a change has a direction, a size and words', () => {
  expect(changeOf(112, 100)).toEqual({ to: 'up', short: '12%', said: '12% more than in the period before' })
  expect(changeOf(75, 100)).toEqual({ to: 'down', short: '25%', said: '25% fewer than in the period before' })
})

test('nothing to compare with, nothing before, and no change are told apart', () => {
  expect(changeOf(5, null)).toBeNull()
  expect(changeOf(5, 0)).toMatchObject({ to: 'up', short: '', said: 'none in the period before' })
  expect(changeOf(0, 0)).toMatchObject({ to: 'same' })
})
