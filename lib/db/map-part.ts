/**
 * Where a session is to be counted: at a `place`, or beside the map: of a known `country` but no known place in it, from a `hosting` network, from one that
 * is nowhere (`private`), or `unknown`.
 */
export type PointKind = 'place' | 'country' | 'hosting' | 'private' | 'unknown'

/** Where the places lie that managers gave as corrections, as far as that is known. */
export type KnownPlace = { readonly country: string; readonly city: string | null; readonly lat: number; readonly lon: number }

/** A part of the map: all of a kind, or what lies in cells of a map that has so many a side, each told as row × cells + column. */
export type MapPart = { readonly kind: PointKind } | { readonly cells: number; readonly keys: readonly number[] }

/** Sessions in any of `is`, and in none of `not`. */
export type MapChoice = { readonly is: readonly MapPart[]; readonly not: readonly MapPart[]; readonly known: readonly KnownPlace[] }
