import { describe, expect, test } from 'vitest'
import { browserName, deviceName, placeName, systemName } from './describe'

const nowhere = { city: null, region: null, country: null, networkClass: 'public' }
const nothing = { browser: null, browserVersion: null, os: null, osVersion: null }
const device = { deviceType: 'mobile', deviceVendor: null, deviceModel: null }

describe('placeName', () => {
  test.each([
    [{ ...nowhere, city: 'Munich', region: 'Bavaria', country: 'DE' }, 'Munich, Bavaria, Germany'],
    [{ ...nowhere, city: 'Berlin', region: 'Berlin', country: 'DE' }, 'Berlin, Germany'],
    [{ ...nowhere, country: 'jp' }, 'Japan'],
    [{ ...nowhere, country: 'Q' }, 'Unknown'],
    [{ ...nowhere, country: 'ZZ' }, 'Unknown'],
    [{ ...nowhere, country: '__proto__' }, 'Unknown'],
    [nowhere, 'Unknown'],
    [{ ...nowhere, networkClass: 'unknown' }, 'Unknown'],
    [{ ...nowhere, networkClass: 'private' }, 'Private network'],
    [{ ...nowhere, networkClass: 'loopback' }, 'This machine'],
  ])('%j → %s', (spot, text) => expect(placeName(spot)).toBe(text))
})

describe('names', () => {
  test('browser and system', () => {
    const known = { browser: 'Chrome', browserVersion: '131.0.6778.86', os: 'Windows', osVersion: '11' }
    expect([browserName(known), systemName(known)]).toEqual(['Chrome 131', 'Windows 11'])
    expect([browserName(nothing), systemName(nothing)]).toEqual(['Unknown', 'Unknown'])
    expect(browserName({ ...nothing, browser: 'Lynx' })).toBe('Lynx')
  })

  test('device: model before type, a strange type is unknown', () => {
    expect(deviceName({ ...device, deviceVendor: 'Apple', deviceModel: 'iPhone' })).toBe('Apple iPhone')
    expect(deviceName(device)).toBe('Mobile')
    expect(deviceName({ ...device, deviceType: '<img>' })).toBe('Unknown device')
  })
})
