import { expect, test } from 'vitest'
import { unwound } from './map-ring'

test('a ring across the 180th meridian goes on beyond it', () => {
  expect(
    unwound([
      [178, 0],
      [-179, 0],
      [-179, 5],
      [178, 5],
      [178, 0],
    ]),
  ).toEqual([
    [178, 0],
    [181, 0],
    [181, 5],
    [178, 5],
    [178, 0],
  ])
})

test('a ring around the pole is closed over it', () => {
  const ring = [-170, -90, 0, 90, 170].map((lon) => [lon, -70])
  expect(unwound([...ring, [-170, -70]]).slice(-3)).toEqual([
    [190, -90],
    [-170, -90],
    [-170, -70],
  ])
})

test('any other stays as it is', () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 0],
  ]
  expect(unwound(square)).toEqual(square)
})
