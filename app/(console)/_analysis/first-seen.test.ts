import { expect, test } from 'vitest'
import { firstSeen } from './first-seen'

const now = Date.parse('2026-11-26T01:30:00Z')

test.each([
  ['2026-11-26T00:10:00Z', 'UTC', 'First seen today, 00:10'],
  ['2026-11-25T13:24:00Z', 'UTC', 'First seen yesterday, 13:24'],
  ['2026-11-24T13:24:00Z', 'UTC', 'First seen 24 Nov, 13:24'],
  // In New York it is still the evening of the 25th.
  ['2026-11-26T00:10:00Z', 'America/New_York', 'First seen today, 19:10'],
  ['2026-11-25T03:00:00Z', 'America/New_York', 'First seen yesterday, 22:00'],
  ['2025-12-31T10:00:00Z', 'UTC', 'First seen 31 Dec 2025, 10:00'],
])('%s in %s is told as «%s»', (iso, zone, said) => {
  expect(firstSeen(iso, { now, zone })).toBe(said)
})
