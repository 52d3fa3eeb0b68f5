import { createIsbotFromList, list } from 'isbot'
import { versionOf } from './parsed-agent'

type Automation = {
  readonly deviceType: 'bot' | 'tool'
  readonly name: string | null
  readonly version: string | null
}

/** Command-line programs and HTTP libraries, which a person may well use. The first token, unless it says Mozilla. */
const tools =
  /^(curl|wget2?|python-requests|python-urllib|python-httpx|python|aiohttp|go-http-client|okhttp|postmanruntime|insomnia|httpie|java|apache-httpclient|axios|node-fetch|node|undici|got|libwww-perl|lwp::simple|ruby|faraday|guzzlehttp|php|dart|dalvik|reqwest|hyper|deno|bun|k6|apachebench|restsharp|bruno-runtime|thunder client|winhttp|libcurl|aria2|powershell)(?:[/ ]v?(\d[\w.-]{0,30}))?(?:[\s,;(/]|$)/i

/** Inside a token list: PowerShell calls itself Mozilla, and Apple's HTTP library comes second. */
const toolsWithin = /\b((?:Windows)?PowerShell|CFNetwork)\/(\d[\w.]{0,30})/

/**
 * isbot's words without its patterns of mere shape ("two words", "name/1.0"): they catch everything that is no
 * browser, and what we do not know is `unknown`, not a bot.
 */
const isBotByWord = createIsbotFromList(list.filter((pattern) => !/^(?:\^\[|\^\\[wd]|\^mozilla|\\\(\\\)|;|\\\||\\b\\w)/.test(pattern)))

/** A program that calls itself one, or null. Headless browsers count as bots. */
export function automationOf(userAgent: string): Automation | null {
  const tool = tools.exec(userAgent) ?? toolsWithin.exec(userAgent)
  if (tool) return { deviceType: 'tool', name: tool[1] ?? null, version: tool[2] ?? null }
  if (!isBotByWord(userAgent)) return null
  const named = /([\w.-]{0,40}(?:bot|crawler|spider|headless|externalhit)[\w-]{0,40})(?:[/ ]v?(\d[\d.]{0,20}))?/i.exec(userAgent)
  return { deviceType: 'bot', name: named?.[1] ?? null, version: versionOf(named?.[2]) }
}
