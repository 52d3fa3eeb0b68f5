import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayOf, daysFromTo, isDay, startOfDay } from './zoned-day'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/Havana',
  'Africa/Cairo',
]

describe('days of a zone', () => {
  test.each([
    ['2026-11-01', 'UTC', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01', 'Europe/Berlin', '2026-10-31T23:00:00.000Z'],
    ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2026-11-01', 'Asia/Kathmandu', '2026-10-31T18:15:00.000Z'],
    // The clock is put forward at midnight: the day begins at one.
    ['2026-03-08', 'America/Havana', '2026-03-08T05:00:00.000Z'],
    // It is put back at one, to midnight: of two midnights the first counts.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ])('%s in %s begins at %s', (day, zone, instant) => {
    expect(startOfDay(day, zone).toISOString()).toBe(instant)
  })

  test('a day’s first moment shows that day, and the moment before another one', () => {
    const days = fc.integer({ min: 0, max: 22_000 }).map((n) => dayAfter('1990-01-01', n))
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (day, zone) => {
        // Apia had no 30 December 2011 at all.
        fc.pre(!(zone === 'Pacific/Apia' && day === '2011-12-30') && !(zone === 'Pacific/Kiritimati' && day < '1996-01-01'))
        const at = startOfDay(day, zone)
        expect(dayOf(at, zone)).toBe(day)
        expect(dayOf(new Date(at.getTime() - 1), zone) < day).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '2026-01-01T00:00', '1969-12-31', '9999-01-01', ''])(
    '%s is no day',
    (text) => {
      expect(isDay(text)).toBe(false)
    },
  )

  test('days are counted with both ends', () => {
    expect(isDay('2028-02-29')).toBe(true)
    expect(daysFromTo('2026-03-28', '2026-03-30')).toBe(3)
    expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28')
  })
})
