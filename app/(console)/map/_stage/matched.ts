/** What of a sign tells whether it is another's successor. */
type Known = { readonly key: string; readonly lat: number; readonly lon: number; readonly isOne: boolean }

/**
 * For each sign the one before that it takes the place of: the one of the same key, else of clusters the nearest that is left over, less than `most` away.
 * Sessions are only ever themselves.
 */
export function matched<Was extends Known, Is extends Known>(
  before: readonly Was[],
  now: readonly Is[],
  away: (one: Was, other: Is) => number,
  most: number,
): ReadonlyMap<Is, Was> {
  const left = new Map(before.map((one) => [one.key, one]))
  const found = new Map<Is, Was>()
  const take = (is: Is, was: Was) => {
    found.set(is, was)
    left.delete(was.key)
  }
  for (const is of now) {
    const same = left.get(is.key)
    if (same !== undefined) take(is, same)
  }
  for (const is of now) {
    if (found.has(is) || is.isOne) continue
    let [nearest, distance]: [Was | null, number] = [null, most]
    for (const was of left.values()) {
      const far = was.isOne ? Infinity : away(was, is)
      if (far < distance) [nearest, distance] = [was, far]
    }
    if (nearest !== null) take(is, nearest)
  }
  return found
}
