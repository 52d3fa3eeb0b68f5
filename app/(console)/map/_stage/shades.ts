export type Shade = 1 | 2 | 3 | 4 | 5

/** Five shades by the size of the number and not by rank: one more session changes little, and one country with most of them does not leave the rest pale. */
export function shadesOf(countries: readonly { readonly country: string; readonly count: number }[]): ReadonlyMap<string, Shade> {
  const most = Math.max(1, ...countries.map(({ count }) => count))
  const shade = (count: number) => Math.min(5, 1 + Math.floor((4 * Math.log(count)) / Math.log(Math.max(2, most)) + 1e-9)) as Shade
  return new Map(countries.map(({ country, count }) => [country, shade(count)]))
}
