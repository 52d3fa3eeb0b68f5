import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heatLevel, heatLevels } from './heat-level'

test('none is cold, the most is warmest, and some are never none', () => {
  expect([heatLevel(0, 9), heatLevel(0, 0), heatLevel(1, 1_000_000), heatLevel(9, 9)]).toEqual([0, 0, 1, heatLevels])
})

test('more is never colder', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (one, other, rest) => {
      const most = Math.max(one, other) + rest
      const [low, high] = [Math.min(one, other), Math.max(one, other)]
      expect(heatLevel(low, most)).toBeLessThanOrEqual(heatLevel(high, most))
    }),
  )
})
