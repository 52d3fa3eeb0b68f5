import { expect, test } from 'vitest'
import { counted, differenceOf, shareOf } from './number-words'

test.each([
  [0, 10, '0%'],
  [1, 0, '0%'],
  [1, 3, '33.3%'],
  [14, 100, '14.0%'],
  [10, 10, '100%'],
  [1, 1_000_000, '< 0.1%'],
  [12, 10, '100%'],
])('%d of %d is %s', (count, total, said) => {
  expect(shareOf(count, total)).toBe(said)
})

test.each([
  [112, 100, '12%'],
  [88, 100, '12%'],
  [44, 10, '340%'],
  [100_001, 100_000, '1%'],
])('%d after %d differs by %s', (now, before, said) => {
  expect(differenceOf(now, before)).toBe(said)
})

test('large numbers have groups', () => {
  expect(counted(1234567)).toBe('1,234,567')
})
