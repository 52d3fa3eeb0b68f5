import UAParser from 'ua-parser-js'
import { ruledBrowser, ruledSystem } from './agent-rules'
import { deviceTypeOf, type KnownType } from './device-type'

/** What the user agent alone says, after the places are blanked where browsers froze it. */
export type ParsedAgent = {
  readonly engine: string | null
  readonly browser: string | null
  readonly browserVersion: string | null
  readonly os: string | null
  readonly osVersion: string | null
  readonly type: KnownType | null
  readonly vendor: string | null
  readonly model: string | null
}

/** Which rules made a stored row: the library's version and our own, raised when what stands in lib/origin about devices changes. */
export const parserVersion = `ua-parser-js ${UAParser.VERSION}, rollcall 3`

const browserNames: Readonly<Record<string, string | null>> = {
  'Mobile Safari': 'Safari',
  'Mobile Chrome': 'Chrome',
  'Mobile Firefox': 'Firefox',
  'Chrome Headless': 'Chrome',
  GSA: 'Google App',
  // Engines and a prefix that everybody writes, not browsers.
  WebKit: null,
  Mozilla: null,
}

/** Reads a user agent of at most 1,024 characters. Never throws; what it does not say is null. */
export function parseAgent(userAgent: string): ParsedAgent {
  const { browser, engine, os, device } = new UAParser(userAgent).getResult()
  const name = browser.name ?? ''
  const system = ruledSystem(userAgent, os.name)
  const ruled = ruledBrowser(userAgent)
  // Televisions and consoles say Safari because of their engine; GNOME's and other true WebKit browsers have names of their own.
  const borrowed = /^(?:Mobile )?Safari$/.test(name) && system !== null && !/^(?:macOS|iOS|Windows)$/.test(system)
  const known = borrowed ? null : name in browserNames ? (browserNames[name] ?? null) : name || null
  const shown = ruled?.name ?? known
  // The parser cuts "AFT" off the model of a Fire TV.
  const model = `${device.vendor === 'Amazon' && device.type === 'smarttv' ? 'AFT' : ''}${device.model?.trim() ?? ''}` || null
  return {
    engine: engine.name ?? null,
    browser: shown,
    browserVersion: ruled ? versionOf(ruled.version) : shown === null ? null : versionOf(browser.version),
    os: system,
    // A version beside another system's name is that one's.
    osVersion: system !== ruledSystem('', os.name) ? null : osVersionOf(userAgent, system, os.version ?? '', engine.name),
    type: deviceTypeOf(device.type),
    vendor: device.vendor ?? null,
    // "K" stands where Chrome, since 2023, hides the model.
    model: model === 'K' ? null : model,
  }
}

/** Reduced versions carry only a first number: "126.0.0.0" is "126". */
export function versionOf(version: string | null | undefined): string | null {
  const digits = /^\d[\d.]*/.exec(version ?? '')?.[0].replace(/\.+$/, '')
  return digits?.replace(/^(\d+)\.0\.0\.0$/, '$1') ?? null
}

/**
 * The system's version, or null where the user agent is frozen: macOS at 10.15(.7), Android at 10 (Chrome's "10; K", Firefox),
 * iOS 26 at 18.6 or 18.7. Windows 11 calls itself 10, so "10 or 11" is all that is known, and worth knowing.
 */
function osVersionOf(userAgent: string, os: string | null, version: string, engine: string | undefined): string | null {
  if (os === 'Windows') return version === '10' ? '10 or 11' : /^(?:\d|XP$|Vista$|ME$)/.test(version) ? version : null
  if (os === 'macOS' && /^10\.15(?:\.7)?$/.test(version)) return null
  if (os === 'Android' && version === '10' && (engine === 'Gecko' || /; K\)/.test(userAgent))) return null
  if (os === 'iOS' && /^18\.[67]/.test(version) && !/Version\/18\./.test(userAgent)) return null
  // The number that HarmonyOS sends is Android's, and a console's is its model's.
  if (os === 'HarmonyOS' || os === 'PlayStation') return null
  return versionOf(version)
}
