import type { Brand } from './client-hints'

/** Brands in the parser's words, so that one browser has one name however it was told. From the most telling to the least. */
const preferred: readonly (readonly [brand: string, browser: string])[] = [
  ['Microsoft Edge WebView2', 'Edge WebView2'],
  ['Microsoft Edge', 'Edge'],
  ['Opera GX', 'Opera GX'],
  ['Opera', 'Opera'],
  ['Brave', 'Brave'],
  ['Vivaldi', 'Vivaldi'],
  ['Samsung Internet', 'Samsung Internet'],
  ['YaBrowser', 'Yandex'],
  ['Yandex', 'Yandex'],
  ['Oculus Browser', 'Oculus Browser'],
  ['HeadlessChrome', 'HeadlessChrome'],
]

/** Brands that many browsers send beside, or instead of, their own. */
const generic: readonly (readonly [brand: string, browser: string])[] = [
  ['Android WebView', 'Chrome WebView'],
  ['Google Chrome', 'Chrome'],
  ['Chromium', 'Chromium'],
]

export type BrandedBrowser = {
  readonly browser: string
  readonly version: string | null
  /** Only the engine's family is known: the user agent may know better. */
  readonly generic: boolean
}

/** The browser that the brands name, or null. A brand that we do not know counts for more than Chrome, which it is built on. */
export function browserOfBrands(brands: readonly Brand[]): BrandedBrowser | null {
  for (const [name, browser] of preferred) {
    const brand = brands.find((one) => one.name === name)
    if (brand) return { browser, version: brand.version, generic: false }
  }
  const other = brands.find((one) => !generic.some(([name]) => name === one.name))
  if (other) return { browser: other.name.slice(0, 60), version: other.version, generic: false }
  for (const [name, browser] of generic) {
    const brand = brands.find((one) => one.name === name)
    if (brand) return { browser, version: brand.version, generic: true }
  }
  return null
}

/** Only browsers made from Chromium send these hints, and all of them name it or one of its family. */
export function saysChromium(brands: readonly Brand[]): boolean {
  const family = [...preferred, ...generic]
  return brands.some((brand) => family.some(([name]) => name === brand.name))
}
