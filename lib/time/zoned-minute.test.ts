import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMinute, minuteOf, momentAt } from './zoned-minute'

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'America/Havana', 'Australia/Lord_Howe']

describe('minutes of a zone', () => {
  test.each([
    ['2026-11-26T13:05', 'UTC', '2026-11-26T13:05:00.000Z'],
    ['2026-11-26T13:05', 'Europe/Berlin', '2026-11-26T12:05:00.000Z'],
    ['2026-07-31T00:00', 'Europe/Berlin', '2026-07-30T22:00:00.000Z'],
    ['2028-02-29T23:59', 'America/New_York', '2028-03-01T04:59:00.000Z'],
    // The clock goes from 02:00 to 03:00: half past two is half past three.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-03-08T02:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    // Half an hour only, from 02:00 to 02:30.
    ['2026-10-04T02:10', 'Australia/Lord_Howe', '2026-10-03T15:40:00.000Z'],
    // It goes back from 03:00 to 02:00: of two half past two the first.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01T00:30', 'America/Havana', '2026-11-01T04:30:00.000Z'],
  ])('%s in %s is %s', (minute, zone, instant) => expect(momentAt(minute, zone).toISOString()).toBe(instant))

  test('what a clock shows at an instant leads back to it, or to the first time that it showed so', () => {
    const minutes = fc.integer({ min: Date.UTC(1990, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 })
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        // Kiritimati left a whole day out at the end of 1994.
        fc.pre(!(zone === 'Pacific/Kiritimati' && minute * 60_000 < Date.UTC(1996, 0)))
        const at = new Date(minute * 60_000)
        const shown = minuteOf(at, zone)
        const again = momentAt(shown, zone)
        expect(minuteOf(again, zone)).toBe(shown)
        expect(at.getTime() - again.getTime()).toBeGreaterThanOrEqual(0)
        expect(at.getTime() - again.getTime()).toBeLessThanOrEqual(7_200_000)
      }),
      { numRuns: 400 },
    )
  })

  test.each([
    '2026-02-29T00:00',
    '2026-04-31T12:00',
    '2026-01-01T24:00',
    '2026-01-01T00:60',
    '2026-01-01 00:00',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00Z',
    '2026-01-01',
    '9999-01-01T00:00',
    '+12026-01-01T00:00',
    '',
  ])('%s is no minute', (text) => expect(isMinute(text)).toBe(false))

  test('29 February is one in a leap year', () => expect(isMinute('2028-02-29T00:00')).toBe(true))
})
