const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** A country code as the data has it (ISO 3166-1 alpha-2), upper case; null for anything else and for ZZ, which means unknown. */
export function countryCode(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const code = value.trim().toUpperCase()
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' ? code : null
}

/** The English name of a country code, or null where there is none. */
export function countryName(code: string | null): string | null {
  return code === null ? null : (names.of(code) ?? null)
}
