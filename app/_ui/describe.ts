import { en } from '@/lib/i18n/en'
import { countryCode, countryName } from '@/lib/origin/country-name'

type Device = { readonly deviceType: string; readonly deviceVendor: string | null; readonly deviceModel: string | null }
type Software = {
  readonly browser: string | null
  readonly browserVersion: string | null
  readonly os: string | null
  readonly osVersion: string | null
}
type Spot = { readonly city: string | null; readonly region: string | null; readonly country: string | null; readonly networkClass: string }

const types: Readonly<Record<string, string>> = en.deviceTypes
const networks: Readonly<Record<string, string>> = en.networks

// Asking Intl takes longer than all else in a row; there are at most 676 codes.
const countries = new Map<string | null, string | null>()

function country(given: string | null): string | null {
  const code = countryCode(given)
  const known = countries.get(code)
  if (known !== undefined) return known
  const name = countryName(code)
  countries.set(code, name)
  return name
}

const major = (version: string | null): string => version?.split('.', 1)[0] ?? ''
const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' ')

/** "Desktop", "Mobile" …: an unheard-of type is unknown, never passed through. */
export const deviceType = (device: Device): string => types[device.deviceType] ?? en.deviceTypes.unknown

/** "Apple iPhone", or an empty string where neither vendor nor model is known. */
export const deviceModel = (device: Device): string => joined(device.deviceVendor, device.deviceModel)

/** Shortest true name: the model where it is known, else the type. */
export const deviceName = (device: Device): string => deviceModel(device) || deviceType(device)

/** "Chrome 143": browser with its major version, or "Unknown". */
export const browserName = (software: Software): string =>
  software.browser ? joined(software.browser, major(software.browserVersion)) : en.unknown

/** Browser with its full version. */
export const browserVersion = (software: Software): string =>
  software.browser ? joined(software.browser, software.browserVersion) : en.unknown

/** "Windows 11", "Linux", or "Unknown". */
export const systemName = (software: Software): string => (software.os ? joined(software.os, software.osVersion) : en.unknown)

/** The network in words; an unheard-of class is an unknown network. */
export const networkName = (networkClass: string): string => networks[networkClass] ?? en.networks.unknown

type Named = Device & { readonly deviceLabel: string | null }
type Corrected = Spot & { readonly correctedPlace: Omit<Spot, 'networkClass'> | null }

/** What managers call the device, else its shortest true name. */
export const shownDevice = (device: Named): string => device.deviceLabel ?? deviceName(device)

/** Where managers say that it is, else where the data says. */
export const shownPlace = (spot: Corrected): string =>
  placeName(spot.correctedPlace ? { ...spot.correctedPlace, networkClass: spot.networkClass } : spot)

/** "Munich, Bavaria, Germany"; a network without a place by its name; else "Unknown". Repeated parts are said once. */
export function placeName(spot: Spot): string {
  const parts = [spot.city, spot.region, country(spot.country)].filter((part) => part !== null && part !== '')
  if (parts.length > 0) return [...new Set(parts)].join(', ')
  return spot.networkClass === 'public' || spot.networkClass === 'unknown' ? en.unknown : networkName(spot.networkClass)
}
