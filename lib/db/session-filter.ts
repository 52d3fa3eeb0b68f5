import type { FacetChoice } from './facet-choice'
import type { MapChoice } from './map-part'

/** Columns by which sessions are chosen by equality, with an index. `user` is a user's id, `network` a network class, `reason` an end reason. */
export const facetFields = ['user', 'role', 'device', 'browser', 'os', 'country', 'city', 'reason', 'network'] as const
export type FacetField = (typeof facetFields)[number]

/**
 * The same without an index: asked for beside one of the others most often. `browserVersion` is the major one, `asn` the number of an autonomous system,
 * `duration` one of `durationBins` (Unknown of a live session), `hour` a start by ISO weekday and hour of the filter's zone: `1-14`. `release` is a browser with
 * its major version (`Chrome 142`), `older` one with a version before that, `ending` is `15` of a live session that runs out within so many minutes, `at` an instant at which it was live.
 */
export const plainFields = [
  'vendor',
  'model',
  'browserVersion',
  'osVersion',
  'region',
  'asn',
  'duration',
  'hour',
  'release',
  'older',
  'ending',
  'at',
] as const
type PlainField = (typeof plainFields)[number]

export type EqualField = FacetField | PlainField

/** A live session that runs out within so many minutes, if nothing is done in it, is about to end. */
export const ENDING_MINUTES = 15

/** Seconds from which on a session counts as one that lasted so long; each bin ends where the next begins. */
export const durationBins = [0, 60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800] as const

/** Which sessions are meant. Everything that is said holds at once; what is not said narrows nothing. */
export type SessionFilter = {
  /** Judged on the database's clock: a session that ran out unnoticed is terminated, and its reason is `idle` or `time_limit`. */
  readonly status?: 'active' | 'terminated' | undefined
  readonly equal?: { readonly [F in EqualField]?: FacetChoice | undefined } | undefined
  /** The IANA zone by whose clock `hour` is told; UTC where nothing is said. */
  readonly zone?: string | undefined
  /** Addresses or CIDR blocks (RFC 4632), normalised. */
  readonly ip?: FacetChoice | undefined
  /** The state that managers gave it, or `none`. */
  readonly review?: FacetChoice | undefined
  /** Where the map shows it. */
  readonly map?: MapChoice | undefined
  /** Words, each of which stands somewhere in person, address, place, device, browser or system. `%`, `_` and `\` mean themselves. */
  readonly text?: string | undefined
  /** Started at or after. */
  readonly from?: Date | undefined
  /** Started before. */
  readonly to?: Date | undefined
}
