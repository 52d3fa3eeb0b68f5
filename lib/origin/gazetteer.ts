import labels from '@/public/outlines/labels.json'

type City = readonly [name: string, lat: number, lon: number, country: string, thousands: number]

/** Without accents, in small letters: people type as they like. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()
const keyOf = (country: string, city: string): string => `${country}\n${plain(city)}`

let known: ReadonlyMap<string, City> | undefined

/** Greater cities come first, and of two of one name the greater is meant. */
function cities(): ReadonlyMap<string, City> {
  known ??= new Map((labels.cities as unknown as readonly City[]).toReversed().map((city) => [keyOf(city[3], city[0]), city] as const))
  return known
}

/** Where a city of more than a hundred thousand people lies, by its name; null for others, and for a country alone: its middle is a false place on a map. */
export function positionOf(country: string, city: string | null): { readonly lat: number; readonly lon: number } | null {
  const found = city === null ? undefined : cities().get(keyOf(country, city))
  return found === undefined ? null : { lat: found[1], lon: found[2] }
}
