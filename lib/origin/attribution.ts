/** The bundled data's name in a place's `source`. */
export const bundledSource = 'DB-IP City Lite'

export type Attribution = {
  readonly text: string
  readonly href: string
}

/** The credit that a licence asks for beside results from this source, or null where none is asked. */
export function attributionOf(source: string | null): Attribution | null {
  if (source === null) return null
  if (source === bundledSource || source.startsWith('DBIP')) return { text: 'IP Geolocation by DB-IP', href: 'https://db-ip.com' }
  if (source.startsWith('GeoLite')) {
    return { text: 'This product includes GeoLite Data created by MaxMind', href: 'https://www.maxmind.com' }
  }
  return null
}
