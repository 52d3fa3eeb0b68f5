import type { City } from './cities'
import { type Atlas, boxOf, isInside, type Polygon, shapesOf } from './shapes'

/** What cities do not tell: of these there are none, or those of a neighbour lie within their coarse outlines. */
const told: Readonly<Record<string, string>> = {
  ...{ 'Br. Indian Ocean Ter.': 'IO', 'Hong Kong': 'HK', Macao: 'MO', Monaco: 'MC', 'Pitcairn Is.': 'PN' },
  ...{ 'St-Martin': 'MF', 'Turks and Caicos Is.': 'TC', Vatican: 'VA', 'W. Sahara': 'EH' },
}

/** Cities by whole degree of latitude. */
function rowsOf(cities: readonly City[]): ReadonlyMap<number, readonly City[]> {
  const rows = new Map<number, City[]>()
  for (const city of cities) {
    const row = rows.get(Math.floor(city.lat)) ?? []
    row.push(city)
    rows.set(Math.floor(city.lat), row)
  }
  return rows
}

function* within(polygon: Polygon, rows: ReadonlyMap<number, readonly City[]>): Generator<City> {
  const [west, south, east, north] = boxOf(polygon)
  for (let row = Math.floor(south); row <= Math.floor(north); row += 1)
    for (const city of rows.get(row) ?? [])
      for (const lon of [city.lon, city.lon + 360, city.lon - 360])
        if (lon >= west && lon <= east && isInside([lon, city.lat], polygon)) yield city
}

const nameOf = ({ objects }: Atlas, at: number): string => {
  const properties: { readonly name?: unknown } = objects.countries.geometries[at]?.properties ?? {}
  return String(properties.name ?? '')
}

/** Great countries are told by their great cities; smaller ones by all, since one great city beyond a coarse border would be more than their own. */
const GREAT_CITY = 50_000
const GREAT_COUNTRY_DEGREES = 400

function isGreat(polygons: readonly Polygon[]): boolean {
  return polygons.some((polygon) => {
    const [west, south, east, north] = boxOf(polygon)
    return (east - west) * (north - south) > GREAT_COUNTRY_DEGREES
  })
}

function mostOf(polygons: readonly Polygon[], rows: ReadonlyMap<number, readonly City[]>): string | null {
  const people = new Map<string, number>()
  for (const polygon of polygons)
    for (const { country, population } of within(polygon, rows)) people.set(country, (people.get(country) ?? 0) + population + 1)
  return [...people].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/**
 * The code (ISO 3166-1 alpha-2) of each shape of an atlas: that of most people who live in it, as its cities say. Atlas and sessions need not agree
 * on names so, nor on numbers. Null where nobody lives.
 */
export function codesOf(atlas: Atlas, cities: readonly City[]): readonly (string | null)[] {
  const [great, all] = [rowsOf(cities.filter(({ population }) => population >= GREAT_CITY)), rowsOf(cities)]
  return shapesOf(atlas).map(
    (polygons, at) => told[nameOf(atlas, at)] ?? mostOf(polygons, isGreat(polygons) ? great : all) ?? mostOf(polygons, all),
  )
}

/** The atlas with nothing but shapes and their codes. */
export function coded(atlas: Atlas, codes: readonly (string | null)[]): Omit<Atlas, 'bbox'> {
  const geometries = atlas.objects.countries.geometries.map(({ id: _id, properties: _properties, ...geometry }, at) => ({
    ...geometry,
    ...(codes[at] ? { id: codes[at] } : {}),
  }))
  const countries = { type: 'GeometryCollection', geometries } as Atlas['objects']['countries']
  return { type: 'Topology', ...(atlas.transform && { transform: atlas.transform }), objects: { countries }, arcs: atlas.arcs }
}
