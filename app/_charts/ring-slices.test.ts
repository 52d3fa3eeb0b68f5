import { expect, test } from 'vitest'
import { ringSlices } from './ring-slices'

test('a ring begins on top and goes round clockwise', () => {
  const [first, second] = ringSlices([1, 1])
  expect(first?.path).toBe('M50,2A48 48 0 0 1 50,98L50,80A30 30 0 0 0 50,20Z')
  expect([first?.number, second?.number]).toEqual([
    [89, 50],
    [11, 50],
  ])
})

test('all of it is a whole ring, not an arc that ends where it begins', () => {
  const [all] = ringSlices([7])
  expect(all?.path.match(/A/g)).toHaveLength(4)
  expect(ringSlices([])).toEqual([])
})

test('what is narrow has no number, and more than half goes the long way', () => {
  const [most, little] = ringSlices([97, 3])
  expect([most?.number === null, little?.number]).toEqual([false, null])
  expect(most?.path).toContain('0 1 1 ')
})

test('of nothing there are no outlines that a browser could not draw', () => {
  expect(ringSlices([0, 0]).every(({ path }) => !path.includes('NaN'))).toBe(true)
})
