import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shiftsOf } from './zone-shifts'
import { wallClock } from './zoned-day'

const HOUR_MS = 3_600_000
const at = (text: string) => Date.parse(text)

test.each([
  ['UTC', []],
  ['Asia/Kolkata', []],
  [
    'Europe/Berlin',
    [
      ['2026-03-29T01:00:00Z', 2],
      ['2026-10-25T01:00:00Z', 1],
    ],
  ],
  // Half an hour.
  [
    'Australia/Lord_Howe',
    [
      ['2026-04-04T15:00:00Z', 10.5],
      ['2026-10-03T15:30:00Z', 11],
    ],
  ],
] as const)('the clock of %s in 2026', (zone, put) => {
  const [first, ...shifts] = shiftsOf(zone, at('2026-01-01T00:00:00.500Z'), at('2027-01-01T00:00:00Z'))
  expect(first?.at).toBe(at('2026-01-01T00:00:00Z'))
  expect(shifts).toEqual(put.map(([when, hours]) => ({ at: at(when), aheadMs: hours * HOUR_MS })))
})

test('with them a clock shows what the runtime says that it shows', () => {
  const zones = ['Europe/Berlin', 'America/Havana', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Asia/Kathmandu']
  const [from, to] = [at('2020-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z')]
  const known = new Map(zones.map((zone) => [zone, shiftsOf(zone, from, to)]))
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: from / 1_000, max: to / 1_000 }), (zone, second) => {
      const shift = known.get(zone)?.findLast((one) => one.at <= second * 1_000)
      expect(second * 1_000 + (shift?.aheadMs ?? Number.NaN)).toBe(wallClock(second * 1_000, zone))
    }),
    { numRuns: 400 },
  )
})
