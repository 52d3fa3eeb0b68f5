import { expect, test } from 'vitest'
import { fanPlaces } from './fan-places'

test.each([1, 2, 5, 9, 10, 24, 40])('%s signs around a point: none on the point, none on another', (count) => {
  const places = fanPlaces(count)
  expect(places).toHaveLength(count)
  for (const [at, [x, y]] of places.entries()) {
    expect(Math.hypot(x, y)).toBeGreaterThan(30)
    expect(Math.hypot(x, y)).toBeLessThan(140)
    for (const [ox, oy] of places.slice(at + 1)) expect(Math.hypot(x - ox, y - oy)).toBeGreaterThan(22)
  }
})
