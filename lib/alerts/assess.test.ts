import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KnownPlace, Recalled } from '@/lib/db/recall'
import { assess, type SignInPlace } from './assess'

const now = new Date('2026-11-27T12:00:00Z')
const oslo: SignInPlace = {
  ...{ network: '84.208.1.0/24', asn: 2119, country: 'NO', region: 'Oslo', latitude: 59.9, longitude: 10.7, accuracyKm: 50 },
}
/** 1,100 km north, of another operator. */
const tromso = { ...oslo, network: '85.1.1.0/24', asn: 41_164, region: 'Troms', latitude: 69.6, longitude: 18.9 }
const bergen = { ...tromso, network: '85.2.1.0/24', region: 'Vestland', latitude: 60.4, longitude: 5.3 }
const berlin = { ...oslo, network: '91.1.1.0/24', asn: 3320, country: 'DE', region: 'Berlin', latitude: 52.5, longitude: 13.4 }
const nowhere = {
  ...oslo,
  network: '9.9.9.0/24',
  asn: null,
  country: null,
  region: null,
  latitude: null,
  longitude: null,
  accuracyKm: null,
}

const known = (place: SignInPlace, facts: Partial<KnownPlace> = {}): KnownPlace => ({
  ...{ ...place, newSince: null, vouched: true, ownBrowser: false, byVouched: true, ...facts },
})
const waiting = (place: SignInPlace, facts: Partial<KnownPlace> = {}) =>
  known(place, { newSince: '2026-11-25T12:00:00Z', vouched: false, ...facts })
const person = (facts: Partial<Recalled> = {}): Recalled => ({
  ...{ cookie: 'vouched', others: true, alike: true, places: [known(oslo)], timeZone: null, told: 'unusual', ...facts },
})
const whyOf = (facts: Partial<Recalled>, place: SignInPlace | null) => assess(person(facts), place, now).why

describe('the browser', () => {
  test.each([
    ['by its cookie', { cookie: 'vouched' }, oslo, null],
    ['by its cookie, told of before', { cookie: 'waiting' }, oslo, null],
    ['no cookie, alike, same network', {}, { ...oslo, asn: null, region: null }, null],
    ['no cookie, alike, same operator in the same country', {}, { ...bergen, asn: 2119 }, null],
    ['no cookie, alike, same region', {}, { ...oslo, network: '1.2.3.0/24', asn: 1 }, null],
    ['no cookie, alike, same network of which the country is not known', { places: [known({ ...oslo, country: null })] }, oslo, null],
    ['no cookie, alike, other network, operator and region', {}, bergen, 'new_device'],
    ['no cookie, alike, same operator in another country', {}, { ...berlin, asn: 2119 }, 'new_device'],
    ['no cookie, alike, a region of the same name in another country', {}, { ...berlin, region: 'Oslo' }, 'new_device'],
    ['no cookie, alike, a network that is in another country now', {}, { ...oslo, country: 'SE' }, 'new_device'],
    ['no cookie, alike, nothing known of where', {}, nowhere, 'new_device'],
    ['no cookie, alike, a network that is no place', {}, null, 'new_device'],
    ['no cookie, not alike, same network', { alike: false }, oslo, 'new_device'],
    ['no cookie, alike, a place that nobody has vouched for', { places: [waiting(oslo, { ownBrowser: true })] }, oslo, 'new_device'],
    ['no cookie, no other browser: the first sign-in', { others: false, alike: false, places: [] }, berlin, null],
  ] as const)('%s', (_, facts, place, why) => {
    expect(whyOf({ cookie: 'none', ...facts }, place)).toBe(why)
  })
})

describe('the place of a browser that is known by its cookie', () => {
  test.each([
    ['another country', {}, berlin, 'country'],
    ['another country with the same operator', {}, { ...berlin, asn: 2119 }, 'country'],
    ['far away in the same country', {}, tromso, 'region'],
    ['another region, not far', {}, bergen, null],
    ['far away, of the same operator', {}, { ...tromso, asn: 2119 }, null],
    ['far away, not known exactly', {}, { ...tromso, accuracyKm: 200 }, null],
    ['far away, no point', {}, { ...tromso, latitude: null, longitude: null }, null],
    ['far away, no region named', {}, { ...tromso, region: null }, null],
    ['far from a place that is not known exactly', { places: [known({ ...oslo, accuracyKm: 200 })] }, tromso, null],
    [
      'far from one place and near another',
      { places: [known(oslo), known({ ...tromso, asn: 9, region: 'Finnmark', network: '5.5.5.0/24' })] },
      tromso,
      null,
    ],
    ['no country known', {}, nowhere, null],
    ['a network that is no place', {}, null, null],
    ['nothing known of where they are', { places: [] }, berlin, null],
    ['nothing known but networks without a country', { places: [known(nowhere)] }, berlin, null],
    ['far away in a country that was told of', { places: [known(berlin), waiting(oslo, { ownBrowser: true })] }, tromso, null],
    ['told of once, of this browser', { places: [known(oslo), waiting(berlin, { ownBrowser: true })] }, berlin, null],
    ['told of once, of another browser that is vouched for', { places: [known(oslo), waiting(berlin)] }, berlin, null],
    ['told of once, of a browser that is not', { places: [known(oslo), waiting(berlin, { byVouched: false })] }, berlin, 'country'],
    [
      'told of once, of another browser, and this one is not vouched for',
      { cookie: 'waiting', places: [known(oslo), waiting(berlin)] },
      berlin,
      'country',
    ],
  ] as const)('%s', (_, facts, place, newIn) => {
    const assessed = assess(person(facts), place, now)
    expect([assessed.newIn, assessed.why]).toEqual([newIn, newIn === null ? null : 'unusual_place'])
  })

  test('a new browser is told as that, and besides from where it is the first', () => {
    expect(assess(person({ cookie: 'none' }), berlin, now)).toMatchObject({ why: 'new_device', newIn: 'country' })
    expect(assess(person({ cookie: 'none', alike: false }), oslo, now)).toMatchObject({ why: 'new_device', newIn: null })
  })
})

describe('what is told', () => {
  test.each([
    ['nothing', {}, berlin, null],
    ['nothing', { cookie: 'none' }, berlin, null],
    ['unusual', {}, oslo, null],
    ['every', {}, oslo, 'every_session'],
    ['every', {}, berlin, 'unusual_place'],
    ['every', { cookie: 'none' }, berlin, 'new_device'],
    ['every', { cookie: 'none', others: false, places: [] }, berlin, null],
  ] as const)('%s %j', (told, facts, place, why) => {
    expect(whyOf({ told, ...facts }, place)).toBe(why)
  })
})

describe('what it vouches for', () => {
  test.each([
    ['the first: browser and place', { cookie: 'none', others: false, places: [] }, berlin, null, null],
    ['a new browser: neither, wherever it is', { cookie: 'none', alike: false }, oslo, now, now],
    ['a recognised browser: its usual place, not itself', { cookie: 'none' }, oslo, now, null],
    ['a known browser at a usual place: that', {}, bergen, null, null],
    ['a known browser at an unusual place: not yet', {}, berlin, null, now],
    [
      'again there: since it was told',
      { places: [known(oslo), waiting({ ...berlin, network: '91.1.2.0/24' }, { ownBrowser: true })] },
      berlin,
      null,
      new Date('2026-11-25T12:00:00Z'),
    ],
    ['a browser that is not vouched for itself: nothing', { cookie: 'waiting' }, oslo, null, now],
    ['nobody told of it: the same', { told: 'nothing', cookie: 'none', alike: false }, oslo, now, now],
  ] as const)('%s', (_, facts, place, deviceSince, placeSince) => {
    expect(assess(person(facts), place, now)).toMatchObject({ deviceSince, placeSince })
  })
})

const country = fc.constantFrom('NO', 'SE', 'DE', 'US', null)
const anyPlace: fc.Arbitrary<SignInPlace> = fc.record({
  network: fc.constantFrom('1.0.0.0/24', '2.0.0.0/24', '3.0.0.0/24', '2a02::/64'),
  asn: fc.constantFrom(1, 2, null),
  country,
  region: fc.constantFrom('North', 'South', null),
  latitude: fc.option(fc.double({ min: -90, max: 90, noNaN: true })),
  longitude: fc.option(fc.double({ min: -180, max: 180, noNaN: true })),
  accuracyKm: fc.option(fc.integer({ min: 1, max: 2_000 })),
})
const anyKnown: fc.Arbitrary<KnownPlace> = fc
  .tuple(anyPlace, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([place, vouched, ownBrowser, byVouched]) => (vouched ? known : waiting)(place, { ownBrowser, byVouched }))
const anyPerson: fc.Arbitrary<Recalled> = fc.record({
  cookie: fc.constantFrom('none', 'waiting', 'vouched'),
  others: fc.boolean(),
  alike: fc.boolean(),
  places: fc.array(anyKnown, { maxLength: 8 }),
  timeZone: fc.constant(null),
  told: fc.constantFrom('unusual', 'every'),
})

describe('for whatever is known', () => {
  test('the first is never told', () => {
    fc.assert(
      fc.property(anyPerson, fc.option(anyPlace), (recalled, place) => {
        expect(assess({ ...recalled, cookie: 'none', others: false }, place, now)).toMatchObject({
          why: null,
          deviceSince: null,
          placeSince: null,
        })
      }),
    )
  })

  test('a stranger’s device in a country that nobody has vouched for is never silent, and teaches nothing', () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, (recalled, place) => {
        const places = recalled.places.filter((one) => !one.vouched || (one.country !== null && one.country !== place.country))
        const abroad = { ...place, country: place.country ?? 'JP' }
        const assessed = assess({ ...recalled, places, cookie: 'none', others: true }, abroad, now)
        expect(assessed).toMatchObject({ why: 'new_device', deviceSince: now, byVouched: false })
        expect(assessed.placeSince).not.toBeNull()
      }),
    )
  })

  test('what is told never vouches for anything', () => {
    fc.assert(
      fc.property(anyPerson, fc.option(anyPlace), (recalled, place) => {
        const { why, placeSince } = assess({ ...recalled, others: true }, place, now)
        if (why === 'new_device' || why === 'unusual_place') expect(placeSince).not.toBeNull()
      }),
    )
  })
})
