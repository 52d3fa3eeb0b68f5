import { Reader } from 'maxmind'
import type { IpAddress } from './ip'
import type { FileStatus } from './reloading-file'

/** What a file says about an address, in our words. Null is what it does not say. */
export type LocationRecord = {
  readonly country: string | null
  readonly region: string | null
  readonly city: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly accuracyKm: number | null
}

type Found = {
  /** Null where the data does not know the address. */
  readonly record: LocationRecord | null
  readonly source: string
  /** YYYY-MM-DD. */
  readonly builtOn: string | null
}

export type LocationData = {
  /** Null where there is no usable data. Never throws. */
  find(address: IpAddress): Promise<Found | null>
  files(): FileStatus[]
}

/** Reads the bytes of an .mmdb file, which stay in memory. Throws where they are none or were cut. */
export function openMmdb(bytes: Buffer) {
  // The reader's type knows MaxMind's records only; ours come out as unknown and are read field by field.
  const reader = new Reader(bytes)
  const { metadata } = reader
  if (!(metadata.nodeCount > 0) || metadata.searchTreeSize + 16 > bytes.length)
    throw new Error('The file is damaged: it is shorter than it says.')
  const built = metadata.buildEpoch
  return {
    type: String(metadata.databaseType),
    builtOn: Number.isNaN(built.getTime()) ? null : built.toISOString().slice(0, 10),
    /** A file made for one family answers the other with a wrong place, so it is not asked. */
    knowsFamilyOf: (address: IpAddress) => metadata.ipVersion === 6 || address.kind() === 'ipv4',
    get: (address: IpAddress): unknown => reader.get(address.toString()),
  }
}

/** A coordinate within ± `limit` degrees, or null. */
export function degrees(value: unknown, limit: 90 | 180): number | null {
  return typeof value === 'number' && Math.abs(value) <= limit ? value : null
}
