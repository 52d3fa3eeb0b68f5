import { automationOf } from './automation'
import { browserOfBrands, saysChromium } from './browser-brand'
import { type ClientHints, type ParsedHints, parseHints } from './client-hints'
import { androidModel, isDesktopSystem, type KnownType, typeFromHints } from './device-type'
import { systemOf } from './operating-system'
import { type ParsedAgent, parseAgent, parserVersion, versionOf } from './parsed-agent'

/** With what somebody came, as far as it says so itself: untrusted, and null where it does not say. */
export type Device = {
  readonly deviceType: KnownType | 'bot' | 'tool' | 'unknown'
  readonly deviceVendor: string | null
  readonly deviceModel: string | null
  readonly browser: string | null
  readonly browserVersion: string | null
  readonly os: string | null
  readonly osVersion: string | null
  readonly isBot: boolean
  /** User agent and client hints name different engines; then the user agent alone was believed. */
  readonly hintsConflict: boolean
  /** A page within another application (Instagram, a WebView), whose cookies are not the browser's. */
  readonly inAppView: boolean
  readonly parserVersion: string
}

const noHints = parseHints({})

/**
 * The device behind a user agent (at most 1,024 characters) and its client hints. Hints come first, since user agents are frozen:
 * they alone know Windows 11, macOS and Android versions, models and several browsers. An iPad that asks for
 * desktop pages cannot be told from a Mac and is shown as one.
 */
export function deviceOf(userAgent: string, hints: ClientHints): Device {
  const agent = parseAgent(userAgent)
  const automation = automationOf(userAgent)
  const sent = parseHints(hints)
  const hintsConflict = saysChromium(sent.brands) && (automation?.deviceType === 'tool' || (agent.engine ?? 'Blink') !== 'Blink')
  // A program that is no browser has no hints of its own.
  const believed = hintsConflict || automation?.deviceType === 'tool' ? noHints : sent
  const system = systemOf(agent, believed)
  const browser = browserOf(agent, believed)
  const headless = believed.brands.some(({ name }) => name === 'HeadlessChrome')
  const machine = machineOf(agent, believed, system.os)
  const common = { ...system, isBot: headless, hintsConflict, parserVersion }
  if (automation === null) {
    return {
      ...common,
      ...machine,
      ...browser,
      ...(headless ? { deviceType: 'bot' } : {}),
      inAppView: isInApp(userAgent, browser.browser, agent),
    }
  }
  return {
    ...common,
    // Apple's HTTP library runs on all of Apple's systems; the parser takes it for iOS.
    ...(automation.name === 'CFNetwork' ? { os: null, osVersion: null } : {}),
    deviceType: automation.deviceType,
    deviceVendor: machine.deviceVendor,
    deviceModel: machine.deviceModel,
    browser: automation.name ?? browser.browser,
    browserVersion: automation.name === null ? browser.browserVersion : automation.version,
    isBot: automation.deviceType === 'bot',
    inAppView: false,
  }
}

function browserOf(agent: ParsedAgent, { brands }: ParsedHints): Pick<Device, 'browser' | 'browserVersion'> {
  const branded = browserOfBrands(brands)
  // A browser or application that only its user agent names, behind Chrome's own brands.
  const knowsBetter =
    branded?.generic === true && agent.browser !== null && !/^(?:Chrome|Chromium|Chrome WebView|Android Browser)$/.test(agent.browser)
  if (branded === null || knowsBetter) return { browser: agent.browser, browserVersion: agent.browserVersion }
  return { browser: branded.browser, browserVersion: versionOf(branded.version) ?? agent.browserVersion }
}

function machineOf(agent: ParsedAgent, hints: ParsedHints, os: string | null): Pick<Device, 'deviceType' | 'deviceVendor' | 'deviceModel'> {
  const name = hints.model ?? (agent.vendor === null ? agent.model : null)
  const named = name === null ? null : androidModel(name)
  const fromAgent = agent.type === 'mobile' || agent.type === 'tablet' ? null : agent.type
  // The parser knows televisions, consoles and tablets by name; a hint knows only how large the page is.
  const type = fromAgent ?? (named?.type === 'tablet' ? 'tablet' : null) ?? typeFromHints(hints) ?? agent.type
  return {
    deviceType: type ?? (isDesktopSystem(os) ? 'desktop' : 'unknown'),
    deviceVendor: named ? named.vendor : agent.vendor,
    deviceModel: named ? named.model : agent.model,
  }
}

const applications =
  /^(?:Instagram|Facebook|Line|WeChat|TikTok|Snapchat|LinkedIn|Twitter|Pinterest|KAKAOTALK|KakaoTalk|Weibo|Alipay|Klarna|Naver|Google App|Chrome WebView|Edge WebView2|Electron|Slack|Threads)$/

function isInApp(userAgent: string, browser: string | null, agent: ParsedAgent): boolean {
  if (applications.test(browser ?? '') || /; wv\)/.test(userAgent)) return true
  // On iOS a true browser ends in "Safari/…"; a view within an application does not.
  return agent.os === 'iOS' && agent.engine === 'WebKit' && !/Safari\//.test(userAgent)
}
