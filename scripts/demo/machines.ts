/** What a browser sends about itself. */
export type Machine = { readonly userAgent: string; readonly hints?: Readonly<Record<string, string>>; readonly mobile?: true }

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const linux = 'Mozilla/5.0 (X11; Linux x86_64)'
const android = 'Mozilla/5.0 (Linux; Android 10; K)'
const blink = (version: number, mobile = '') => `AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0${mobile} Safari/537.36`

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

const pixel = hints('Google Chrome', '143.0.7499.52', 'Android', '16.0.0', 'Pixel 9')
const galaxy = hints('Google Chrome', '142.0.7444.171', 'Android', '15.0.0', 'SM-S928B')

export const phones: readonly Machine[] = [
  {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
  },
  {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/143.0.7499.92 Mobile/15E148 Safari/604.1',
  },
  { userAgent: `${android} ${blink(143, ' Mobile')}`, hints: pixel },
  { userAgent: `${android} ${blink(142, ' Mobile')}`, hints: galaxy },
  {
    userAgent:
      'Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  },
  { userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0' },
  {
    userAgent:
      'Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1',
  },
].map((machine) => ({ ...machine, mobile: true }))

export const desktops: readonly Machine[] = [
  { userAgent: `${windows} ${blink(143)}`, hints: hints('Google Chrome', '143.0.7499.40', 'Windows', '19.0.0') },
  { userAgent: `${windows} ${blink(143)}`, hints: hints('Google Chrome', '143.0.7499.40', 'Windows', '10.0.0') },
  { userAgent: `${windows} ${blink(142)} Edg/142.0.0.0`, hints: hints('Microsoft Edge', '142.0.3595.80', 'Windows', '19.0.0') },
  { userAgent: `${mac} ${blink(143)}`, hints: hints('Google Chrome', '143.0.7499.41', 'macOS', '15.7.1') },
  { userAgent: `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15` },
  { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0' },
  { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0' },
  { userAgent: 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0' },
  { userAgent: `${linux} ${blink(142)}`, hints: hints('Chromium', '142.0.7444.59', 'Linux', '') },
  { userAgent: `${windows} ${blink(141)} OPR/125.0.0.0`, hints: hints('Opera', '125.0.5729.15', 'Windows', '19.0.0') },
  {
    userAgent: `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink(141)}`,
    hints: hints('Google Chrome', '141.0.7390.122', 'Chrome OS', '16295.74.0'),
  },
]

/** Rare ones: a program, one that says nothing, one whose hints contradict its user agent, an old browser, a television. */
export const oddities: readonly Machine[] = [
  { userAgent: 'curl/8.11.1' },
  { userAgent: '' },
  {
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    hints: hints('Google Chrome', '143.0.7499.40', 'Linux', ''),
  },
  { userAgent: 'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko' },
  {
    userAgent:
      'Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/5.0 Chrome/94.0.4606.31 TV Safari/537.36',
  },
]
