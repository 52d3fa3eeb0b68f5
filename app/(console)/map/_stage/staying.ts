/**
 * Of things that stand in a row, by the places that they are to have, as many as can be that need not be moved: they are in the right order already. What is
 * moved in a document loses its focus and its animation, so as few as can be are.
 */
export function staying(places: readonly number[]): ReadonlySet<number> {
  // Patience sorting: the last place of the best row of each length, and for each one which went before it.
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const place of places) {
    const at = ends.findIndex((end) => end >= place)
    const length = at === -1 ? ends.length : at
    before.set(place, ends[length - 1])
    ends[length] = place
  }
  const stay = new Set<number>()
  for (let place = ends.at(-1); place !== undefined; place = before.get(place)) stay.add(place)
  return stay
}
