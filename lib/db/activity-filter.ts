import type { FacetChoice } from './facet-choice'

/**
 * Columns by which activities are chosen by equality. `actor` is a person's id, or `kind:name` of whoever is none (`job:nightly import`);
 * `resource` is `type:id`, in which the id may hold colons; `session` is a session's id, or what is wrong with the claim to one: the empty string
 * (no session was claimed), `unknown`, `ended`, `malformed`.
 */
export const activityFields = ['kind', 'action', 'actor', 'type', 'resource', 'outcome', 'source', 'session'] as const
export type ActivityField = (typeof activityFields)[number]

/** Which activities are meant. Everything that is said holds at once; what is not said narrows nothing. */
export type ActivityFilter = {
  readonly equal?: { readonly [F in ActivityField]?: FacetChoice | undefined } | undefined
  /** Addresses or CIDR blocks (RFC 4632), normalised. */
  readonly ip?: FacetChoice | undefined
  /** The state that managers gave it, or `none`. */
  readonly review?: FacetChoice | undefined
  /** Words, each of which stands somewhere in the record's label, the actor's name or a changed value. `%`, `_` and `\` mean themselves. */
  readonly text?: string | undefined
  /** At this moment or after. */
  readonly from?: Date | undefined
  /** Before this moment. */
  readonly to?: Date | undefined
}
