import { expect, test } from 'vitest'
import { halvesOf, trendSentence } from './trend-words'

const names = ['1 Nov', '2 Nov', '3 Nov', '4 Nov', '5 Nov']

test.each([
  [[1, 2, 3, 8, 9], false, 'rising, most 9 on 5 Nov'],
  [[9, 8, 3, 2, 1], false, 'falling, most 9 on 1 Nov'],
  [[5, 6, 5, 6, 5], false, 'steady, most 6 on 2 Nov'],
  // Today is not over: that it has few says nothing.
  [[5, 6, 6, 5, 0], true, 'steady, most 6 on 2 Nov'],
  [[0, 0, 0, 3, 0], false, 'only on 4 Nov'],
  [[0, 0, 0, 0, 3], true, 'only on 5 Nov'],
])('%j is told as it goes', (counts, isOpen, said) => {
  expect(trendSentence(counts, names, isOpen)).toBe(said)
})

test('halves are equally long, without the middle and what is not over', () => {
  expect(halvesOf([1, 2, 3, 4, 5], false)).toEqual([
    [1, 2],
    [4, 5],
  ])
  expect(halvesOf([1, 2, 3, 4, 5], true)).toEqual([
    [1, 2],
    [3, 4],
  ])
  expect(halvesOf([1], true)).toEqual([[], []])
})
