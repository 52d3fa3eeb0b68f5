import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxOf, near, projected, unprojected, wrapped } from './map-box'

describe('longitudes', () => {
  test.each([
    [0, 0],
    [180, -180],
    [-180, -180],
    [190, -170],
    [-190, 170],
    [720, 0],
  ])('%s° is written %s°', (given, written) => expect(wrapped(given)).toBe(written))

  test('the same place near to another one lies at most half a round away', () => {
    fc.assert(
      fc.property(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -900, max: 900 }), (lon, middle) => {
        const found = near(lon, middle)
        expect(Math.abs(found - middle)).toBeLessThanOrEqual(180)
        expect(wrapped(found)).toBe(wrapped(lon))
      }),
    )
  })
})

describe('boxes', () => {
  const lat = { south: -10, north: 10 }
  test.each([
    [
      [170, 190],
      [170, -170],
    ],
    [
      [-190, -170],
      [170, -170],
    ],
    [
      [-10, 10],
      [-10, 10],
    ],
    [
      [160, 180],
      [160, 180],
    ],
    [
      [-500, 500],
      [-180, 180],
    ],
    [
      [350, 370],
      [-10, 10],
    ],
  ])('%j is %j', ([west = 0, east = 0], [left, right]) =>
    expect(boxOf({ ...lat, west, east })).toEqual({ ...lat, west: left, east: right }),
  )
})

test('the square of the world', () => {
  expect(projected(0, 0)).toEqual([0.5, 0.5])
  expect(projected(0, -180)[0]).toBe(0)
  expect(projected(90, 0)[1]).toBeCloseTo(0, 3)
  expect(projected(-90, 0)[1]).toBeCloseTo(1, 3)
})

test('a point of the square is a place again', () => {
  for (const [lat, lon] of [
    [0, 0],
    [64.15, -21.94],
    [-36.8, 174.8],
    [85, -180],
  ] as const) {
    const [back, along] = unprojected(...projected(lat, lon))
    expect(back).toBeCloseTo(lat, 9)
    expect(along).toBeCloseTo(lon, 9)
  }
})
