import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ipv4Bits, ipv6Bits, mmdb } from '@/tests/helpers/mmdb'
import { maxmindData } from './maxmind-data'
import { placeOf, unknownPlace } from './place'

const london = {
  city: { geoname_id: 2643743, names: { en: 'London', de: 'London' } },
  country: { geoname_id: 2635167, iso_code: 'GB', names: { en: 'United Kingdom' } },
  location: { accuracy_radius: 10, latitude: 51.5142, longitude: -0.0931, time_zone: 'Europe/London' },
  subdivisions: [
    { geoname_id: 6269131, iso_code: 'ENG', names: { en: 'England' } },
    { geoname_id: 2643741, iso_code: 'LND', names: { en: 'City of London' } },
  ],
}
const sweden = { country: { geoname_id: 2661886, iso_code: 'SE', names: { en: 'Sweden' } }, location: { latitude: 59.3, longitude: 18.1 } }
const networks = [
  [ipv4Bits('81.2.69.0', 24), london],
  [ipv4Bits('89.160.0.0', 16), sweden],
  [ipv6Bits('2a02:1234', 32), london],
] as const

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-maxmind-'))
  path = join(folder, 'city.mmdb')
})
afterEach(() => rm(folder, { recursive: true }))

const where = (ip: string, data = maxmindData(path, 0)) => placeOf(ip, 'public', data)

describe('placeOf with a file in MaxMind form', () => {
  it.each(['81.2.69.142', '::ffff:81.2.69.142', '2a02:1234::1'])('reads %s end to end', async (ip) => {
    await writeFile(path, mmdb(networks))
    expect(await where(ip)).toEqual({
      country: 'GB',
      countryName: 'United Kingdom',
      region: 'England',
      city: 'London',
      latitude: 51.5142,
      longitude: -0.0931,
      accuracyKm: 10,
      accuracyEstimated: false,
      source: 'GeoLite2-City',
      builtOn: '2026-01-02',
    })
  })

  it('tells a country only, without a point, and nothing of what it does not hold', async () => {
    await writeFile(path, mmdb(networks, { type: 'DBIP-City-Lite' }))
    const told = { source: 'DBIP-City-Lite', builtOn: '2026-01-02' }
    expect(await where('89.160.1.1')).toEqual({ ...unknownPlace, ...told, country: 'SE', countryName: 'Sweden' })
    expect(await where('8.8.8.8')).toEqual({ ...unknownPlace, ...told })
  })

  it('asks no file for IPv4 about an IPv6 address', async () => {
    await writeFile(path, mmdb([[ipv4Bits('42.0.0.0', 8, 4), london]], { ipVersion: 4 }))
    expect((await where('42.1.1.1')).city).toBe('London')
    expect((await where('2a02:1234::1')).city).toBeNull()
  })

  const whole = mmdb(networks)
  it.each([
    ['empty', Buffer.alloc(0)],
    ['no database', Buffer.from('<html>Not found</html>'.repeat(40))],
    ['cut at its end', whole.subarray(0, whole.length - 40)],
    ['cut at its start', whole.subarray(whole.length - 260)],
    ['compressed', Buffer.from('1f8b08000000000000ff', 'hex')],
    ['of another kind', mmdb(networks, { type: 'GeoLite2-ASN' })],
  ])('is unknown, and says why, while the file is %s', async (_name, bytes) => {
    await writeFile(path, bytes)
    const data = maxmindData(path, 0)
    expect(await where('81.2.69.142', data)).toEqual(unknownPlace)
    expect(data.files()).toEqual([{ path, state: 'unreadable', problem: expect.stringMatching(/./) }])
  })

  it('is unknown where records are damaged', async () => {
    const bytes = mmdb(networks)
    const start = bytes.indexOf('city') - 2
    bytes.fill(0xff, start, start + 200)
    await writeFile(path, bytes)
    expect(await where('81.2.69.142')).toMatchObject({ city: null, country: null })
  })

  it('is unknown where a folder, or nothing, stands at the path', async () => {
    expect(await where('81.2.69.142')).toEqual(unknownPlace)
    expect(await where('81.2.69.142', maxmindData(folder))).toEqual(unknownPlace)
  })

  it('takes a file that comes later or replaces it, and keeps the old one where the new one is broken', async () => {
    const data = maxmindData(path, 0)
    const put = async (bytes: Buffer) => {
      await writeFile(`${path}.new`, bytes)
      await rename(`${path}.new`, path)
    }
    const city = async () => (await where('81.2.69.142', data)).city
    expect(await city()).toBeNull()
    await put(mmdb(networks))
    expect(await city()).toBe('London')
    await put(Buffer.from('broken'))
    expect(await city()).toBe('London')
    expect(data.files()[0]).toMatchObject({ state: 'ready', problem: expect.stringMatching(/./) })
    await put(mmdb([[ipv4Bits('81.2.69.0', 24), { ...london, city: { geoname_id: 1, names: { en: 'Elsewhere' } } }]]))
    expect(await city()).toBe('Elsewhere')
    await rm(path)
    expect(await city()).toBe('Elsewhere')
    expect(data.files()[0]).toMatchObject({ state: 'ready', problem: 'The file is not there.' })
  })
})
