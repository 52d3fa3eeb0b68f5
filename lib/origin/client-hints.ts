import { cleanText } from './clean-text'

/** Anything with a header look-up by lower-case name: the Fetch `Headers`, or a test's own. */
export type HeaderSource = {
  get(name: string): string | null
}

/** User-agent client hints by lower-case header name (https://wicg.github.io/ua-client-hints). */
export type ClientHints = Readonly<Record<string, string>>

const kept = [
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
  'sec-ch-ua-full-version-list',
  'sec-ch-ua-platform-version',
  'sec-ch-ua-model',
  'sec-ch-ua-form-factors',
] as const

/**
 * The Accept-CH header of the sign-in page: what browsers send only when asked. The form's POST then carries it, so that no
 * Critical-CH, which costs a second request for the page, is needed.
 */
export const acceptClientHints = 'Sec-CH-UA-Full-Version-List, Sec-CH-UA-Platform-Version, Sec-CH-UA-Model, Sec-CH-UA-Form-Factors'

/** The hints that we know, cleaned, each cut at 256 characters. */
export function clientHintsOf(headers: HeaderSource): ClientHints {
  const hints: Record<string, string> = {}
  for (const name of kept) {
    const value = cleanText(headers.get(name) ?? '', 256).trim()
    if (value !== '') hints[name] = value
  }
  return hints
}

export type Brand = {
  readonly name: string
  readonly version: string | null
}

export type ParsedHints = {
  /** Without the made-up ones (GREASE) that browsers mix in; the full versions where they were sent. */
  readonly brands: readonly Brand[]
  readonly mobile: boolean | null
  readonly platform: string | null
  readonly platformVersion: string | null
  readonly model: string | null
  readonly formFactors: readonly string[]
}

/** Reads the hints as RFC 8941 values, leniently: what is malformed counts as not sent. */
export function parseHints(hints: ClientHints): ParsedHints {
  const full = brandsOf(hints['sec-ch-ua-full-version-list'])
  const mobile = hints['sec-ch-ua-mobile']
  return {
    brands: full.length > 0 ? full : brandsOf(hints['sec-ch-ua']),
    mobile: mobile === '?1' ? true : mobile === '?0' ? false : null,
    platform: stringOf(hints['sec-ch-ua-platform']),
    platformVersion: stringOf(hints['sec-ch-ua-platform-version']),
    model: stringOf(hints['sec-ch-ua-model']),
    formFactors: Array.from((hints['sec-ch-ua-form-factors'] ?? '').matchAll(/"(\w{1,32})"/g), (match) => match[1] ?? ''),
  }
}

function brandsOf(header = ''): Brand[] {
  return Array.from(header.matchAll(/"((?:[^"\\]|\\["\\])*)"\s*;\s*v="([^"]*)"/g), ([, name = '', version = '']) => ({
    name: name.replace(/\\(.)/g, '$1').trim(),
    version: /^\d{1,10}(?:\.\d{1,10}){0,5}$/.test(version) ? version : null,
  })).filter(({ name }) => name !== '' && !isGrease(name))
}

/** "Not A;Brand", "Not/A)Brand", "(Not(A:Brand" … */
function isGrease(name: string): boolean {
  return /^nota?brand$/i.test(name.replace(/[^a-z0-9]/gi, ''))
}

function stringOf(value = ''): string | null {
  return /^"([^"\\]+)"$/.exec(value.trim())?.[1]?.trim() || null
}
