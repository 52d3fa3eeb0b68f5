import { countryName } from './country-name'
import { innermost, parseIp } from './ip'
import { locationData } from './location-data'
import type { LocationData, LocationRecord } from './location-record'
import type { NetworkClass } from './network'

/** Where an address is, as far as the data says. What it does not say is null, never a guess. */
export type Place = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
  readonly countryName: string | null
  readonly region: string | null
  readonly city: string | null
  /** Degrees, WGS 84. Null where only the country is known: its middle is a false place on a map. */
  readonly latitude: number | null
  readonly longitude: number | null
  /** Radius in kilometres, from the data or, where `accuracyEstimated`, by what is known: 50 for a city, 200 for a region. */
  readonly accuracyKm: number | null
  readonly accuracyEstimated: boolean
  /** The data that was asked, also where it did not know the address. */
  readonly source: string | null
  /** The day on which that data was built, YYYY-MM-DD. */
  readonly builtOn: string | null
}

export const unknownPlace: Place = {
  country: null,
  countryName: null,
  region: null,
  city: null,
  latitude: null,
  longitude: null,
  accuracyKm: null,
  accuracyEstimated: false,
  source: null,
  builtOn: null,
}

/** The place of a public address. Addresses of other networks are never looked up. Never throws: missing or broken data is `unknownPlace`. */
export async function placeOf(ip: string | null, networkClass: NetworkClass, data: LocationData = locationData()): Promise<Place> {
  const address = ip === null || networkClass !== 'public' ? null : parseIp(ip)
  if (address === null) return unknownPlace
  const found = await data.find(innermost(address))
  if (found === null) return unknownPlace
  const { source, builtOn, record } = found
  return record === null ? { ...unknownPlace, source, builtOn } : { ...placeFrom(record), source, builtOn }
}

function placeFrom(record: LocationRecord): Omit<Place, 'source' | 'builtOn'> {
  const { country, region, city } = record
  const estimate = city !== null ? 50 : region !== null ? 200 : null
  const accuracyKm = record.accuracyKm ?? estimate
  const point = accuracyKm !== null && record.latitude !== null && record.longitude !== null
  return {
    country,
    countryName: countryName(country),
    region,
    city,
    latitude: point ? record.latitude : null,
    longitude: point ? record.longitude : null,
    accuracyKm,
    accuracyEstimated: record.accuracyKm === null && accuracyKm !== null,
  }
}
