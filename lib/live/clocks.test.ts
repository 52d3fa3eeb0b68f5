import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { agedClocks, beatEveryMs, dueClock, nextLookMs, overClock, type SessionClock, warnMsOf } from './clocks'

const second = 1_000
const minute = 60 * second

/** A clock of so many minutes that ends in so many milliseconds. */
const clock = (by: SessionClock['by'], minutes: number, endsInMs: number): SessionClock => ({ by, endsInMs, warnMs: warnMsOf(by, minutes) })
const idle = (endsInMs: number, minutes = 60) => clock('idle', minutes, endsInMs)
const limit = (endsInMs: number, minutes = 480) => clock('time_limit', minutes, endsInMs)

const clocks = fc.array(
  fc.record({
    by: fc.constantFrom('idle' as const, 'time_limit' as const),
    endsInMs: fc.integer({ min: -minute, max: 43_200 * minute }),
    warnMs: fc.integer({ min: 1, max: 5 * minute }),
  }),
  { maxLength: 2 },
)

describe('a warning', () => {
  test.each<[SessionClock['by'], minutes: number, seconds: number]>([
    ['idle', 60, 120],
    ['idle', 1440, 120],
    ['idle', 4, 120],
    ['idle', 3, 90],
    ['idle', 2, 60],
    // WCAG 2.2.1 asks for twenty seconds at least.
    ['idle', 1, 30],
    ['time_limit', 480, 300],
    ['time_limit', 43_200, 300],
    ['time_limit', 10, 300],
    ['time_limit', 5, 150],
  ])('of %s, %i minutes, comes %i seconds before', (by, minutes, seconds) => {
    expect(warnMsOf(by, minutes)).toBe(seconds * second)
  })

  it('is due from its moment on, not before', () => {
    expect(dueClock([idle(2 * minute + 1), limit(5 * minute + 1)])).toBeNull()
    expect(dueClock([idle(2 * minute), limit(9 * minute)])?.by).toBe('idle')
    expect(dueClock([idle(59 * minute), limit(5 * minute)])?.by).toBe('time_limit')
    expect(dueClock([])).toBeNull()
  })

  it('is of what ends first where both are near', () => {
    expect(dueClock([idle(100 * second), limit(99 * second)])?.by).toBe('time_limit')
    expect(dueClock([idle(99 * second), limit(100 * second)])?.by).toBe('idle')
    // The limit is near enough to be told of, idle is not, though it ends first.
    expect(dueClock([idle(3 * minute), limit(4 * minute)])?.by).toBe('time_limit')
  })

  it('tells of the end once that has come', () => {
    expect(overClock([idle(1), limit(2)])).toBeNull()
    expect(overClock(agedClocks([idle(10), limit(5)], 7))?.by).toBe('time_limit')
    expect(overClock(agedClocks([idle(10), limit(5)], 20))?.by).toBe('time_limit')
    expect(overClock([idle(0)])?.by).toBe('idle')
  })
})

describe('a stream', () => {
  it('looks when something is due, and again soon while a warning may be cleared', () => {
    expect(nextLookMs([idle(40 * minute), limit(300 * minute)], 25 * second)).toBe(25 * second)
    expect(nextLookMs([idle(2 * minute + 3 * second), limit(300 * minute)], 25 * second)).toBe(3 * second)
    expect(nextLookMs([idle(90 * second), limit(300 * minute)], 25 * second)).toBe(2 * second)
    expect(nextLookMs([idle(500), limit(300 * minute)], 25 * second)).toBe(500)
    expect(nextLookMs([limit(4 * minute)], 25 * second)).toBe(25 * second)
    expect(nextLookMs([limit(1 * second)], 25 * second)).toBe(second)
    expect(nextLookMs([], 25 * second)).toBe(25 * second)
  })

  it('is never told to look late: at every moment at which what is due changes it has looked', () => {
    fc.assert(
      fc.property(clocks, (given) => {
        const next = nextLookMs(given, 25 * second)
        expect(next).toBeGreaterThanOrEqual(0)
        expect(next).toBeLessThanOrEqual(25 * second)
        if (next < 1) return
        const justBefore = agedClocks(given, next - 0.5)
        expect([dueClock(justBefore)?.by, overClock(justBefore)?.by]).toEqual([dueClock(given)?.by, overClock(given)?.by])
      }),
    )
  })
})

test('input is told each minute, and often enough where idle is short', () => {
  expect(beatEveryMs([idle(minute), limit(minute)])).toBe(minute)
  expect(beatEveryMs([idle(minute, 1)])).toBe(15 * second)
  expect(beatEveryMs([idle(minute, 3)])).toBe(45 * second)
  expect(beatEveryMs([limit(minute)])).toBe(minute)
})
