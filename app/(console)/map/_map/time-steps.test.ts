import { expect, test } from 'vitest'
import { momentsOf, playsWithin } from './time-steps'

const now = Date.parse('2026-11-26T12:00:00Z')
const day = 86_400_000
const kept = now - 400 * day

test.each([
  [1, 96, 15],
  [7, 84, 120],
  [30, 90, 480],
  [90, 90, 1_440],
  [365, 91, 4 * 1_440],
])('%s days in %s steps of %s minutes, oldest first; the last is now', (days, many, minutes) => {
  const moments = momentsOf({ from: now - days * day, to: null }, now, kept)
  expect(moments).toHaveLength(many + 1)
  expect(moments.at(-1)).toBe(now)
  expect((moments[1] ?? 0) - (moments[0] ?? 0)).toBe(minutes * 60_000)
})

test('a period that is over ends where it ends, and one that is not now', () => {
  expect(momentsOf({ from: now - 3 * day, to: now - day }, now, kept).at(-1)).toBe(now - day)
  expect(momentsOf({ from: now - day, to: now + day }, now, kept).at(-1)).toBe(now)
})

test('nothing before what is kept', () => {
  expect(momentsOf({ from: null, to: null }, now, now - day)[0]).toBeGreaterThan(now - day)
  expect(momentsOf({ from: now - 9 * day, to: now - 5 * day }, now, now - day)).toEqual([now - day + 60_000])
  expect(momentsOf({ from: null, to: null }, now, now - 1_000)).toHaveLength(1)
})

test('no length is offered that tells no more than a shorter one', () => {
  expect(playsWithin(now, now - 3 * day)).toEqual(['24h', '7d'])
  expect(playsWithin(now, kept)).toEqual(['24h', '7d', '30d', '90d'])
})
