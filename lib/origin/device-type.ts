import UAParser from 'ua-parser-js'
import type { ParsedHints } from './client-hints'

/** What kind of device a browser runs on. `embedded` is a car or an appliance. */
export type KnownType = 'desktop' | 'mobile' | 'tablet' | 'tv' | 'console' | 'wearable' | 'embedded'

const parserTypes: Readonly<Record<string, KnownType>> = {
  mobile: 'mobile',
  tablet: 'tablet',
  smarttv: 'tv',
  console: 'console',
  wearable: 'wearable',
  embedded: 'embedded',
}

const formFactorTypes: Readonly<Record<string, KnownType>> = {
  Watch: 'wearable',
  XR: 'wearable',
  Automotive: 'embedded',
  Tablet: 'tablet',
  Mobile: 'mobile',
  EInk: 'tablet',
  Desktop: 'desktop',
}

/** ua-parser's word in ours, or null: it has none for a desktop. */
export function deviceTypeOf(type: string | undefined): KnownType | null {
  return parserTypes[type ?? ''] ?? null
}

/** What the hints say, or null. Without a form factor, an Android that is not "mobile" is a tablet or a television. */
export function typeFromHints({ formFactors, mobile, platform }: ParsedHints): KnownType | null {
  const factor = formFactors.map((name) => formFactorTypes[name]).find((type) => type !== undefined)
  if (factor !== undefined) return factor
  if (mobile === true) return 'mobile'
  if (mobile === null || platform === null) return null
  return platform === 'Android' ? 'tablet' : isDesktopSystem(platform) ? 'desktop' : null
}

/** Systems that run on desktops and laptops; also the distributions that name themselves. */
export function isDesktopSystem(os: string | null): boolean {
  return /^(?:Windows|macOS|Linux|Chrome OS|Chromium OS|Ubuntu|Debian|Fedora|Mint|Arch|Manjaro|SUSE|openSUSE|Red Hat|CentOS|Gentoo|\w+BSD|Solaris|Haiku)$/.test(
    os ?? '',
  )
}

/** Vendor and plain model of an Android model's name, which ua-parser knows only within a user agent. */
export function androidModel(name: string): { vendor: string | null; model: string; type: KnownType | null } {
  const safe = name.replace(/[;()]/g, ' ').trim()
  const agent = `Mozilla/5.0 (Linux; Android 14; ${safe} Build/A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36`
  const { vendor, model, type } = new UAParser(agent).getDevice()
  if (vendor === undefined) return { vendor: /^Pixel\b/.test(name) ? 'Google' : null, model: name, type: null }
  return { vendor, model: model ?? name, type: deviceTypeOf(type) }
}
