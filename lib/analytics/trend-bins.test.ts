import { describe, expect, test } from 'vitest'
import { daysFromTo } from '@/lib/time/zoned-day'
import { trendBinsOf } from './trend-bins'

const DAY_MS = 86_400_000
const to = new Date('2026-11-26T21:15:00Z')
const back = (days: number) => new Date(to.getTime() - days * DAY_MS)

describe('stretches by which values are compared', () => {
  test.each([
    [1, 'hour', 25],
    [7, 'day', 8],
    [30, 'day', 31],
    [90, 'days', 13],
    [400, 'days', 29],
    [3_650, 'days', 29],
  ])('%i days are told by the %s, in %i', (days, unit, many) => {
    const found = trendBinsOf(back(days), to, 'Europe/Berlin')
    expect([found.unit, found.bins.length]).toEqual([unit, many])
  })

  test('of a great many sessions a month is told in weeks where its days are none that have been counted', () => {
    const many = (days: number, zone: string) => trendBinsOf(back(days), to, zone, 1_000_000).bins.length
    expect([many(30, 'Europe/Berlin'), many(30, 'UTC'), many(7, 'Europe/Berlin')]).toEqual([5, 31, 8])
    expect(trendBinsOf(back(30), to, 'Europe/Berlin', 10_000).bins).toHaveLength(31)
  })

  test.each(['UTC', 'Asia/Kathmandu', 'America/Havana'])('they follow each other, and hold every day once: %s', (zone) => {
    for (const days of [45, 90, 365]) {
      const { bins } = trendBinsOf(back(days), to, zone)
      expect(bins[0]?.from.getTime()).toBeLessThanOrEqual(back(days).getTime())
      expect(bins.at(-1)?.to.getTime()).toBeGreaterThanOrEqual(to.getTime())
      for (const [at, { from }] of bins.entries()) if (at > 0) expect(bins[at - 1]?.to).toEqual(from)
      // Each but the first is as long as the last.
      const lengths = bins.slice(1).map(({ first, last }) => daysFromTo(first, last))
      expect(new Set(lengths).size).toBe(1)
      expect((lengths[0] ?? 0) % 7).toBe(0)
    }
  })
})
