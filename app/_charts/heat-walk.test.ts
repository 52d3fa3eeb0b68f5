import { expect, test } from 'vitest'
import { stopOf, walkFrom } from './heat-walk'

const none = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0))
const week = (...cells: readonly (readonly [number, number, number])[]) =>
  none.map((row, day) => row.map((_, hour) => cells.find(([d, h]) => d === day && h === hour)?.[2] ?? 0))
const hours = week([0, 9, 2], [0, 14, 7], [0, 20, 1], [3, 9, 4])

test('the Tab key stops at the busiest cell, never at an empty one', () => {
  expect(stopOf(hours, null)).toEqual([0, 14])
  expect(stopOf(hours, [3, 9])).toEqual([3, 9])
  // What was there a moment ago is over.
  expect(stopOf(hours, [5, 5])).toEqual([0, 14])
  expect(stopOf(none, [0, 0])).toBeNull()
})

test.each([
  ['ArrowRight', [0, 9], [0, 14]],
  ['ArrowLeft', [0, 14], [0, 9]],
  ['ArrowDown', [0, 9], [3, 9]],
  ['ArrowUp', [3, 9], [0, 9]],
  ['End', [0, 9], [0, 20]],
  ['Home', [0, 20], [0, 9]],
  ['ArrowRight', [0, 20], null],
  ['ArrowDown', [3, 9], null],
  ['Enter', [0, 9], null],
] as const)('%s from %j leads to %j', (key, from, to) => {
  expect(walkFrom(hours, from, key)).toEqual(to)
})
