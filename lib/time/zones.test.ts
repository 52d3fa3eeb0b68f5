import { expect, test } from 'vitest'
import { allZones, knownZone } from './zones'

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['Mars/Olympus', null],
  ['../../etc', null],
  ['x'.repeat(5000), null],
  ['', null],
  [null, null],
  [undefined, null],
])('%s → %s', (text, zone) => expect(knownZone(text)).toBe(zone))

test('every zone to choose from is known, none stands there twice', () => {
  const zones = allZones()
  expect(zones.length).toBeGreaterThan(300)
  expect(zones.filter((zone) => knownZone(zone) === null)).toEqual([])
  expect(new Set(zones).size).toBe(zones.length)
})
