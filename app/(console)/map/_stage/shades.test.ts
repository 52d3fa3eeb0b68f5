import { expect, test } from 'vitest'
import { shadesOf } from './shades'

const shades = (...counts: number[]) => [...shadesOf(counts.map((count, at) => ({ country: `${at}`, count }))).values()]

test('the most is the darkest, one session the palest, and equal numbers are equal', () => {
  expect(shades(1000, 1000, 100, 10, 1)).toEqual([5, 5, 3, 2, 1])
  expect(shades(1)).toEqual([1])
  expect(shades(2, 1)).toEqual([5, 1])
  expect(shades()).toEqual([])
})
