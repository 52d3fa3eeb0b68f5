/** What the parser does not know, names by its engine, or spells in two ways. The first rule that fits counts. */
type Rule = readonly [pattern: RegExp, name: string]

/** Browsers; the pattern's first group is the version. */
const browsers: readonly Rule[] = [
  [/\bUC? ?Browser\/?([\d.]+)?/, 'UCBrowser'],
  [/\bUCWEB\/?([\d.]+)?/, 'UCBrowser'],
  [/\bM?QQBrowser\/([\d.]+)/, 'QQBrowser'],
  [/\bDolphin(?:HDCN|HD)?\/(?:[A-Z]+-)?([\d.]+)/, 'Dolphin'],
  [/\b(?:Shiretoko|Minefield|Namoroka|BonEcho|GranParadiso|Lorentz|Aurora)\/([\d.]+)/, 'Firefox'],
  [/\bbrave\/([\d.]+)/i, 'Brave'],
  [/\bBrave Chrome\/([\d.]+)/, 'Brave'],
  [/\bPale ?Moon\/([\d.]+)/, 'Pale Moon'],
  [/\bMaxthon[/ ]?([\d.]+)?/i, 'Maxthon'],
  [/\bMidori\/?([\d.]+)?/i, 'Midori'],
  [/\[?\bPinterest\/(?:iOS|Android)|\bPinterest(?:bot)?\b(?! ?bot)(?:\/([\d.]+))?/, 'Pinterest'],
  [/\bPuffin\/([\d.]+)/, 'Puffin'],
  [/\bAvast(?:SecureBrowser)?\/([\d.]+)/, 'Avast Secure Browser'],
  // Before it named itself, Samsung's own browser told its first version where others tell 4.0.
  [/; Android 4.*\bVersion\/(1\.[\d.]+) Chrome\/[\d.]+/, 'Samsung Internet'],
  [/\((?:BB10|BlackBerry|PlayBook)\b.*\bVersion\/([\d.]+)/, 'BlackBerry Browser'],
]

/** Systems that the parser misses, or takes for the one whose name they borrow. */
const systems: readonly Rule[] = [
  [/\b(?:WPDesktop|XBLWP7|ZuneWP7)\b/, 'Windows Phone'],
  [/\bPuffin\/[\d.]+A/, 'Android'],
  [/\bPuffin\/[\d.]+I/, 'iOS'],
  [/\bOculusBrowser\//, 'Android'],
  [/\((?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows ?(?:CE|M[Ee]|9x)\b/, 'Windows'],
  [/\bAdr \d/, 'Android'],
  [/\bKali\b/, 'Kali Linux'],
  [/[(;/ ]Android[ /;]/, 'Android'],
]

const spelt: Readonly<Record<string, string>> = {
  'Mac OS': 'macOS',
  'Chromium OS': 'Chrome OS',
  'Windows Phone OS': 'Windows Phone',
  android: 'Android',
  linux: 'Linux',
  gentoo: 'Gentoo',
  KAIOS: 'KaiOS',
}

/** The browser that our own rules know, or null. */
export function ruledBrowser(userAgent: string): { readonly name: string; readonly version: string | undefined } | null {
  for (const [pattern, name] of browsers) {
    const found = pattern.exec(userAgent)
    if (found) return { name, version: found[1] }
  }
  return null
}

/** The system's name, by our rules where the parser knows none or one whose name was borrowed, and in one spelling. */
export function ruledSystem(userAgent: string, parsed: string | undefined): string | null {
  const name = parsed === undefined ? null : (spelt[parsed] ?? parsed)
  const borrowed = name === null || name === 'Windows' || name === 'macOS' || name === 'Linux'
  const ruled = borrowed ? systems.find(([pattern]) => pattern.test(userAgent))?.[1] : undefined
  return ruled ?? name
}
