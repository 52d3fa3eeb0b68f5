import { describe, expect, test } from 'vitest'
import { areaUnderCurve, median, percentile } from './statistics'

describe('percentile', () => {
  test.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, i) => i + 1), 0.99, 99],
    [[7], 0.99, 7],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected)
  })

  test('of nothing is an error, not a number', () => {
    expect(() => median([])).toThrow('Nothing was measured.')
  })
})

describe('area under the curve', () => {
  test.each([
    [[1, 2], [3, 4], 1],
    [[3, 4], [1, 2], 0],
    [[1, 2], [1, 2], 0.5],
    [[1, 3], [2, 2], 0.5],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(areaUnderCurve(a, b)).toBe(expected)
  })
})
