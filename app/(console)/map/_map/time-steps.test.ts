import { expect, test } from 'vitest'
import { momentsOf } from './time-steps'

const now = Date.parse('2026-11-26T12:00:00Z')
const dayMs = 86_400_000

test('a range in steps, oldest first, the last is now', () => {
  const moments = momentsOf('24h', now, now - 30 * dayMs)
  expect(moments).toHaveLength(97)
  expect(moments.at(-1)).toBe(now)
  expect(moments[0]).toBe(now - dayMs)
  expect(momentsOf('7d', now, now - 30 * dayMs)[0]).toBe(now - 7 * dayMs)
})

test('nothing before what is kept', () => {
  expect(momentsOf('30d', now, now - dayMs)[0]).toBeGreaterThan(now - dayMs)
  expect(momentsOf('30d', now, now - 1_000)).toEqual([now])
})
