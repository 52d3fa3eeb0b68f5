/** Values of one field: any of `is`, none of `not`. The empty string means Unknown (null). */
export type FacetChoice = { readonly is: readonly string[]; readonly not: readonly string[] }
