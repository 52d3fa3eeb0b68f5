import { expect, test } from 'vitest'
import { longStamp, shortStamp } from './stamp'

const now = Date.parse('2026-01-01T12:00:00Z')

test.each([
  ['2026-01-01T09:05:00Z', 'UTC', '1 Jan, 09:05'],
  ['2025-12-31T23:59:00Z', 'UTC', '31 Dec 2025, 23:59'],
  // The year is that of the zone, for the time as for now.
  ['2025-12-31T23:59:00Z', 'Asia/Tokyo', '1 Jan, 08:59'],
  ['2026-01-01T04:00:00Z', 'America/New_York', '31 Dec 2025, 23:00'],
  ['2027-03-04T05:06:00Z', 'UTC', '4 Mar 2027, 05:06'],
])('%s in %s: %s', (iso, zone, text) => expect(shortStamp(iso, { now, zone })).toBe(text))

test('the long one always has its year and zone', () => {
  expect(longStamp('2026-01-01T09:05:07Z', 'UTC')).toBe('1 Jan 2026, 09:05:07 UTC')
})
