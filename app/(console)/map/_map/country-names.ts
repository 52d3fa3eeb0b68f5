import { countryName } from '@/lib/origin/country-name'
import labels from '@/public/outlines/labels.json'

/** What the countries on the map are called, by their codes. */
export type CountryNames = Readonly<Record<string, string>>

/**
 * Told by the server and handed on: a browser has names of its own, of another year, and a country is called the same in the list, on the map, and whoever
 * wrote it.
 */
export const countryNames: CountryNames = Object.fromEntries(
  (labels.countries as unknown as readonly (readonly [code: string])[]).flatMap(([code]) => {
    const name = countryName(code)
    return name === null ? [] : [[code, name]]
  }),
)
