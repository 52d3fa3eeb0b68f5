import countries from 'flag-icons/country.json'

const drawn: ReadonlySet<string> = new Set(countries.map(({ code }) => code).filter((code) => /^[a-z]{2}$/.test(code)))

/** The flag's file by name, or null where there is none. `code` is ISO 3166-1 alpha-2. */
export function flagName(code: string | null): string | null {
  const name = code?.toLowerCase()
  return name !== undefined && drawn.has(name) ? name : null
}

/** Decoration beside a country's name; nothing where there is no such flag. Files: see `copy-flags.mjs`. */
export function flag(code: string | null) {
  const name = flagName(code)
  if (name === null) return null
  // biome-ignore lint/performance/noImgElement: an SVG of 16 pixels gains nothing from next/image, and fifty of them cost.
  return <img src={`/flags/${name}.svg`} alt="" loading="lazy" />
}
