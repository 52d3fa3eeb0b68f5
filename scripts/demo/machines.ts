import { DAY } from './clock'

/** What a browser sends about itself. */
export type Sent = { readonly userAgent: string; readonly hints?: Readonly<Record<string, string>> }

/** A browser on a machine: what it sends follows from how many four-weekly releases it is behind the newest of today. */
export type Machine = { readonly mobile: boolean; readonly sent: (behind: number) => Sent }

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const linux = 'Mozilla/5.0 (X11; Linux x86_64)'
const android = 'Mozilla/5.0 (Linux; Android 10; K)'
const CHROME = 143
const FIREFOX = 145
const blink = (version: number, mobile = '') => `AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0${mobile} Safari/537.36`
/** Safari follows the system: a new one comes with the autumn. */
const safari = (behind: number) => (behind >= 3 ? '18.6' : behind >= 1 ? '26.0' : '26.1')

function hints(brand: string, version: string, platform: string, platformVersion: string, model = ''): Record<string, string> {
  const major = version.split('.')[0] ?? ''
  const own = (text: string) => (brand === 'Chromium' ? '' : `"${brand}";v="${text}", `)
  return {
    'sec-ch-ua': `"Chromium";v="${major}", ${own(major)}"Not/A)Brand";v="99"`,
    'sec-ch-ua-full-version-list': `"Chromium";v="${version}", ${own(version)}"Not/A)Brand";v="99.0.0.0"`,
    'sec-ch-ua-mobile': model === '' ? '?0' : '?1',
    'sec-ch-ua-platform': `"${platform}"`,
    'sec-ch-ua-platform-version': `"${platformVersion}"`,
    ...(model === '' ? {} : { 'sec-ch-ua-model': `"${model}"` }),
  }
}

/** What was sent once is one object, so that what is found out about it is found out once. */
function machine(mobile: boolean, make: (behind: number) => Sent): Machine {
  const made = new Map<number, Sent>()
  const sent = (behind: number) => {
    const found = made.get(behind) ?? make(behind)
    made.set(behind, found)
    return found
  }
  return { mobile, sent }
}

type Blink = {
  agent: string
  brand: string
  platform: string
  system: string
  model?: string
  tail?: (version: number) => string
  newest?: number
}

const chromium = ({ agent, brand, platform, system, model = '', tail = () => '', newest = CHROME }: Blink): Machine =>
  machine(model !== '', (behind) => ({
    userAgent: `${agent} ${blink(newest - behind, model === '' ? '' : ' Mobile')}${tail(newest - behind)}`,
    hints: hints(brand, `${newest - behind}.0.${7499 - behind * 55}.${40 + behind}`, platform, system, model),
  }))
const fixed = (mobile: boolean, userAgent: string, sentHints?: Record<string, string>): Machine =>
  machine(mobile, () => ({ userAgent, ...(sentHints === undefined ? {} : { hints: sentHints }) }))
const gecko = (system: string, mobile = false): Machine =>
  machine(mobile, (behind) => {
    const version = `${FIREFOX - behind}.0`
    return { userAgent: `Mozilla/5.0 (${system}; rv:${version}) Gecko/${mobile ? version : '20100101'} Firefox/${version}` }
  })
const apple = (device: string, rest: (behind: number) => string): Machine =>
  machine(true, (behind) => ({ userAgent: `Mozilla/5.0 (${device}) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest(behind)}` }))

const chrome = { brand: 'Google Chrome' }
const iphone = 'iPhone; CPU iPhone OS 18_6 like Mac OS X'

export const phones: readonly Machine[] = [
  apple(iphone, (behind) => `Version/${safari(behind)} Mobile/15E148 Safari/604.1`),
  apple(iphone, (behind) => `Version/${safari(behind)} Mobile/15E148 Safari/604.1`),
  apple(iphone, (behind) => `CriOS/${CHROME - behind}.0.7499.92 Mobile/15E148 Safari/604.1`),
  chromium({ ...chrome, agent: android, platform: 'Android', system: '16.0.0', model: 'Pixel 9' }),
  chromium({ ...chrome, agent: android, platform: 'Android', system: '15.0.0', model: 'SM-S928B' }),
  chromium({ ...chrome, agent: android, platform: 'Android', system: '14.0.0', model: 'Redmi Note 13' }),
  fixed(
    true,
    'Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  ),
  gecko('Android 15; Mobile', true),
  apple('iPad; CPU OS 17_7 like Mac OS X', () => 'Version/17.7 Mobile/15E148 Safari/604.1'),
]

export const desktops: readonly Machine[] = [
  chromium({ ...chrome, agent: windows, platform: 'Windows', system: '19.0.0' }),
  chromium({ ...chrome, agent: windows, platform: 'Windows', system: '19.0.0' }),
  chromium({ ...chrome, agent: windows, platform: 'Windows', system: '10.0.0' }),
  chromium({ brand: 'Microsoft Edge', agent: windows, platform: 'Windows', system: '19.0.0', tail: (version) => ` Edg/${version}.0.0.0` }),
  chromium({ ...chrome, agent: mac, platform: 'macOS', system: '15.7.1' }),
  machine(false, (behind) => ({ userAgent: `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${safari(behind)} Safari/605.1.15` })),
  gecko('Macintosh; Intel Mac OS X 10.15'),
  gecko('Windows NT 10.0; Win64; x64'),
  gecko('X11; Ubuntu; Linux x86_64'),
  chromium({ brand: 'Chromium', agent: linux, platform: 'Linux', system: '' }),
  chromium({
    brand: 'Opera',
    agent: windows,
    platform: 'Windows',
    system: '19.0.0',
    tail: (version) => ` OPR/${version - 16}.0.0.0`,
    newest: 141,
  }),
  chromium({ ...chrome, agent: 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)', platform: 'Chrome OS', system: '16295.74.0', newest: 141 }),
]

/** Rare ones: a program, one that says nothing, one whose hints contradict its user agent, an old browser, a television. */
export const oddities: readonly Machine[] = [
  fixed(false, 'curl/8.11.1'),
  fixed(false, ''),
  fixed(
    false,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    hints('Google Chrome', '143.0.7499.40', 'Linux', ''),
  ),
  fixed(false, 'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko'),
  fixed(
    false,
    'Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/5.0 Chrome/94.0.4606.31 TV Safari/537.36',
  ),
]

/** What guesses passwords. */
export const guesser: Machine = fixed(false, 'python-requests/2.32.3')

/** A system that nobody here has used before. */
export const unheardOf: Machine = gecko('X11; Kali; Linux x86_64')

/** How many releases the browsers of that moment were behind those of today; who is late with updates lags some days. */
export const behindAt = (now: number, at: number, lag: number): number => Math.max(0, Math.floor((now - at + lag * DAY) / (28 * DAY)))
