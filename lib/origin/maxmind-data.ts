import { AddressNotFoundError, type City, Reader } from '@maxmind/geoip2-node'
import { textOrNull } from './clean-text'
import { countryCode } from './country-name'
import { degrees, type LocationData, type LocationRecord, openMmdb } from './location-record'
import { ReloadingFile } from './reloading-file'

/**
 * A file in MaxMind's City form (GeoLite2-City, GeoIP2-City, DB-IP's own download), both families in one. A file of another kind is
 * reported as unreadable. There is no silent fall back to the bundled data: whoever names a file wants to know that it is not used.
 */
export function maxmindData(path: string, recheckMs?: number): LocationData {
  const file = new ReloadingFile(path, open, recheckMs)
  return {
    files: () => [file.report()],
    async find(address) {
      const opened = await file.current()
      if (opened === null) return null
      const found = { source: opened.source, builtOn: opened.builtOn }
      if (!opened.knowsFamilyOf(address)) return { ...found, record: null }
      try {
        return { ...found, record: recordOf(opened.cities.city(address.toString())) }
      } catch (error) {
        return error instanceof AddressNotFoundError ? { ...found, record: null } : null
      }
    },
  }
}

function open(bytes: Buffer) {
  const { type, builtOn, knowsFamilyOf } = openMmdb(bytes)
  if (!type.includes('City')) throw new Error(`The file holds ${textOrNull(type, 60) ?? 'something else'}; a City file is needed.`)
  return { source: textOrNull(type, 60) ?? 'City', builtOn, knowsFamilyOf, cities: Reader.openBuffer(bytes) }
}

function recordOf({ country, subdivisions, city, location }: City): LocationRecord {
  const accuracy: unknown = location?.accuracyRadius
  return {
    country: countryCode(country?.isoCode),
    region: textOrNull(subdivisions?.[0]?.names?.en),
    city: textOrNull(city?.names?.en),
    latitude: degrees(location?.latitude, 90),
    longitude: degrees(location?.longitude, 180),
    accuracyKm: typeof accuracy === 'number' && accuracy > 0 ? accuracy : null,
  }
}
