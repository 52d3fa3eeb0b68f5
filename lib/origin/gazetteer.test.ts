import { expect, test } from 'vitest'
import { positionOf } from './gazetteer'

test.each([
  ['DE', 'Munich', 48.14, 11.58],
  ['BR', 'sao  paulo', -23.55, -46.64],
  ['NZ', 'Auckland', -36.85, 174.76],
])('%s %s', (country, city, lat, lon) => {
  const found = positionOf(country, city)
  expect(found?.lat).toBeCloseTo(lat, 0)
  expect(found?.lon).toBeCloseTo(lon, 0)
})

test('of two of one name the greater, and each in its country', () => {
  expect(positionOf('US', 'London')).toBeNull()
  expect(positionOf('CA', 'London')?.lon).toBeCloseTo(-81.2, 0)
  expect(positionOf('GB', 'London')?.lat).toBeCloseTo(51.5, 0)
})

test.each([
  ['DE', null],
  ['DE', 'Nowhere'],
  ['XX', 'Berlin'],
])('nobody knows where %s %s is', (country, city) => expect(positionOf(country, city)).toBeNull())
