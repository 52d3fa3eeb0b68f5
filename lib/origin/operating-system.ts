import type { ParsedHints } from './client-hints'
import { type ParsedAgent, versionOf } from './parsed-agent'

export type OperatingSystem = {
  readonly os: string | null
  readonly osVersion: string | null
}

const platforms: Readonly<Record<string, string>> = {
  Windows: 'Windows',
  macOS: 'macOS',
  'Mac OS X': 'macOS',
  Linux: 'Linux',
  Android: 'Android',
  'Chrome OS': 'Chrome OS',
  'Chromium OS': 'Chrome OS',
  iOS: 'iOS',
  Fuchsia: 'Fuchsia',
}

/**
 * The system by its hints, else by its user agent. A platform hint without a version takes the user agent's only where both name
 * the same system; a named distribution or HarmonyOS in the user agent says more than the "Linux" or "Android" of the hint.
 */
export function systemOf(agent: ParsedAgent, hints: ParsedHints): OperatingSystem {
  const os = platforms[hints.platform ?? ''] ?? null
  const fromAgent = { os: agent.os, osVersion: agent.osVersion }
  if (os === null) return fromAgent
  const special = (os === 'Linux' || os === 'Android') && agent.os !== null && !Object.values(platforms).includes(agent.os)
  if (special) return fromAgent
  const osVersion = hints.platformVersion === null ? null : hintedVersion(os, hints.platformVersion)
  return { os, osVersion: osVersion ?? (agent.os === os ? agent.osVersion : os === 'Windows' ? '10 or 11' : null) }
}

function hintedVersion(os: string, version: string): string | null {
  if (os === 'Windows') return windowsVersion(version)
  // A kernel's version is not that of the system around it.
  if (os === 'Linux') return null
  return versionOf(version)?.replace(/(?:\.0)+$/, '') ?? null
}

/**
 * Windows by the version of its UniversalApiContract
 * (https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11): 13 and more is 11, 1 to 10 is 10.
 */
function windowsVersion(version: string): string | null {
  const older: Readonly<Record<string, string>> = { '0.1': '7', '0.2': '8', '0.3': '8.1' }
  const [major = '', minor = ''] = version.split('.')
  const number = /^\d{1,4}$/.test(major) ? Number(major) : 0
  if (number >= 13) return '11'
  if (number >= 1 && number <= 10) return '10'
  return older[`${major}.${minor}`] ?? null
}
