import type { Whereabouts } from './whereabouts'

/** The same as the columns of a session, by their names in our code. The country's name is not kept: it follows from the code. */
export function recordedWhereabouts({ ip, networkClass, asn, asnOrg, place }: Whereabouts) {
  const { countryName: _shownElsewhere, source, builtOn, ...known } = place
  return { ip, networkClass, ...known, placeSource: source, placeBuiltOn: builtOn, asn, asnOrg }
}
