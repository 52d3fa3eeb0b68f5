import { basename } from 'node:path'
import { env } from '@/lib/env/env'
import { type Attribution, attributionOf, bundledSource } from './attribution'
import { bundledData } from './bundled-data'
import type { LocationData } from './location-record'
import { maxmindData } from './maxmind-data'
import type { FileStatus } from './reloading-file'

export type LocationDataStatus = {
  /** `file` where GEOIP_DB_PATH names one. */
  readonly from: 'bundled' | 'file'
  readonly files: readonly FileStatus[]
}

/** One for the process, not one for each of Next's module graphs: the files are large. */
const slot = Symbol.for('rollcall.location-data')
type Shared = typeof globalThis & { [slot]?: LocationData }

/** The location data that this process uses. Nothing is opened before the first look-up. */
export function locationData(): LocationData {
  const shared = globalThis as Shared
  shared[slot] ??= chosen()
  return shared[slot]
}

/** What is open, and why something is not: for the log at start and the settings page. Opens nothing. */
export function locationDataStatus(): LocationDataStatus {
  return { from: env().geoipDbPath ? 'file' : 'bundled', files: locationData().files() }
}

/** The credit for the data in use; a file of one's own is known by its name, without opening it. */
export function currentAttribution(): Attribution | null {
  const path = env().geoipDbPath
  return attributionOf(path ? basename(path) : bundledSource)
}

function chosen(): LocationData {
  const path = env().geoipDbPath
  return path ? maxmindData(path) : bundledData()
}
