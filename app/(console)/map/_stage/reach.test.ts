import { expect, test } from 'vitest'
import { leastZoom, staysOne, wholeZoom } from './reach'

test('what is apart only on a street stays one sign; two cities come apart', () => {
  expect(staysOne([52.52, 13.4, 52.52, 13.4])).toBe(true)
  expect(staysOne([52.52, 13.4, 52.521, 13.402])).toBe(true)
  expect(staysOne([52.4, 13.0, 52.52, 13.4])).toBe(false)
  expect(staysOne([-17, 179.9, -17, 180.1])).toBe(false)
})

test('the world is as wide as the map, and signs are put together for a whole zoom that leaves them apart', () => {
  for (const [width, whole] of [
    [318, 0],
    [356, 0],
    [624, 1],
    [846, 2],
    [1_340, 2],
  ] as const) {
    const least = leastZoom(width)
    expect(256 * 2 ** least).toBeCloseTo(width)
    expect(wholeZoom(least), `${width}`).toBe(whole)
    // Of 52 pixels.
    expect(52 * 2 ** (least - whole)).toBeGreaterThan(40)
  }
  expect(leastZoom(0)).toBe(0)
  for (const zoom of [0, 3, 12]) expect(wholeZoom(zoom)).toBe(zoom)
})
