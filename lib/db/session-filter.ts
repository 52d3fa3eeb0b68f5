import type { FacetChoice } from './facet-choice'

/** Columns by which sessions are chosen by equality. `user` is a user's id, `network` a network class, `reason` an end reason. */
export const facetFields = ['user', 'role', 'device', 'browser', 'os', 'country', 'city', 'reason', 'network'] as const
export type FacetField = (typeof facetFields)[number]

/** Which sessions are meant. Everything that is said holds at once; what is not said narrows nothing. */
export type SessionFilter = {
  /** Judged on the database's clock: a session that ran out unnoticed is terminated, and its reason is `idle` or `time_limit`. */
  readonly status?: 'active' | 'terminated' | undefined
  readonly equal?: { readonly [F in FacetField]?: FacetChoice | undefined } | undefined
  /** Addresses or CIDR blocks (RFC 4632), normalised. */
  readonly ip?: FacetChoice | undefined
  /** Words, each of which stands somewhere in person, address, place, device, browser or system. `%`, `_` and `\` mean themselves. */
  readonly text?: string | undefined
  /** Started at or after. */
  readonly from?: Date | undefined
  /** Started before. */
  readonly to?: Date | undefined
}
