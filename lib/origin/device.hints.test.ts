import { describe, expect, it } from 'vitest'
import { told } from '@/tests/helpers/told-device'
import { deviceOf } from './device'

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
const linux = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36'
const tablet = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
const instagram =
  'Mozilla/5.0 (Linux; Android 13; SM-A536B Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.179 Mobile Safari/537.36 Instagram 330.0.0.40.92 Android'

const chrome = '"Not/A)Brand";v="8", "Chromium";v="126", "Google Chrome";v="126"'
const chromeFull = '"Not/A)Brand";v="8.0.0.0", "Chromium";v="126.0.6478.127", "Google Chrome";v="126.0.6478.127"'

function hints(brands: string, platform: string, rest: Record<string, string> = {}): Record<string, string> {
  return { 'sec-ch-ua': brands, 'sec-ch-ua-platform': `"${platform}"`, 'sec-ch-ua-mobile': '?0', ...rest }
}
const full = (list: string) => ({ 'sec-ch-ua-full-version-list': list })
const version = (text: string) => ({ 'sec-ch-ua-platform-version': `"${text}"` })
const mobile = { 'sec-ch-ua-mobile': '?1' }
const model = (text: string) => ({ 'sec-ch-ua-model': `"${text}"` })

const cases: readonly (readonly [name: string, userAgent: string, hints: Record<string, string>, expected: string])[] = [
  [
    'Windows 11',
    windows,
    hints(chrome, 'Windows', { ...full(chromeFull), ...version('15.0.0') }),
    'desktop - - | Chrome 126.0.6478.127 | Windows 11',
  ],
  ['Windows 11, first release', windows, hints(chrome, 'Windows', version('13.0.0')), 'desktop - - | Chrome 126 | Windows 11'],
  ['Windows 10', windows, hints(chrome, 'Windows', version('10.0.0')), 'desktop - - | Chrome 126 | Windows 10'],
  ['Windows 8.1', windows, hints(chrome, 'Windows', version('0.3.0')), 'desktop - - | Chrome 126 | Windows 8.1'],
  ['Windows 7', windows, hints(chrome, 'Windows', version('0.1.0')), 'desktop - - | Chrome 126 | Windows 7'],
  ['Windows without its version', windows, hints(chrome, 'Windows'), 'desktop - - | Chrome 126 | Windows 10 or 11'],
  ['Windows with a version never used', windows, hints(chrome, 'Windows', version('12.0')), 'desktop - - | Chrome 126 | Windows 10 or 11'],
  ['macOS', mac, hints(chrome, 'macOS', version('14.5.0')), 'desktop Apple Macintosh | Chrome 126 | macOS 14.5'],
  ['macOS, a first release', mac, hints(chrome, 'macOS', version('15.0.0')), 'desktop Apple Macintosh | Chrome 126 | macOS 15'],
  ['Linux: a kernel is no system version', linux, hints(chrome, 'Linux', version('6.8.0')), 'desktop - - | Chrome 126 | Linux -'],
  ['Chrome OS', linux, hints(chrome, 'Chrome OS', version('16181.61.0')), 'desktop - - | Chrome 126 | Chrome OS 16181.61'],
  ['Chromium OS', linux, hints(chrome, 'Chromium OS'), 'desktop - - | Chrome 126 | Chrome OS -'],
  [
    'Edge',
    windows,
    hints('"Chromium";v="126", "Microsoft Edge";v="126", "Not_A Brand";v="24"', 'Windows'),
    'desktop - - | Edge 126 | Windows 10 or 11',
  ],
  [
    'Opera',
    windows,
    hints('"Opera";v="110", "Chromium";v="124", "Not:A-Brand";v="99"', 'Windows'),
    'desktop - - | Opera 110 | Windows 10 or 11',
  ],
  [
    'Brave, which its user agent hides',
    windows,
    hints('"Brave";v="126", "Chromium";v="126", "Not.A/Brand";v="8"', 'Windows'),
    'desktop - - | Brave 126 | Windows 10 or 11',
  ],
  ['Vivaldi', linux, hints('"Vivaldi";v="6.7", "Chromium";v="126", "Not A;Brand";v="99"', 'Linux'), 'desktop - - | Vivaldi 6.7 | Linux -'],
  ['Chromium alone', linux, hints('"Chromium";v="126", "(Not(A:Brand";v="24"', 'Linux'), 'desktop - - | Chromium 126 | Linux -'],
  ['a brand that nobody knows', linux, hints('"Chromium";v="126", "Whatsit";v="3"', 'Linux'), 'desktop - - | Whatsit 3 | Linux -'],
  [
    'Vivaldi that only its user agent names',
    `${linux} Vivaldi/6.7.3329.41`,
    hints(chrome, 'Linux'),
    'desktop - - | Vivaldi 6.7.3329.41 | Linux -',
  ],
  [
    'Samsung Internet',
    phone,
    hints('"Samsung Internet";v="25.0", "Chromium";v="121"', 'Android', mobile),
    'mobile - - | Samsung Internet 25.0 | Android -',
  ],
  [
    'a phone with its model',
    phone,
    hints(chrome, 'Android', { ...mobile, ...model('SM-S918B'), ...version('14.0.0') }),
    'mobile Samsung SM-S918B | Chrome 126 | Android 14',
  ],
  [
    'a Pixel',
    phone,
    hints(chrome, 'Android', { ...mobile, ...model('Pixel 8 Pro'), ...version('15') }),
    'mobile Google Pixel 8 Pro | Chrome 126 | Android 15',
  ],
  [
    'a model that nobody knows',
    phone,
    hints(chrome, 'Android', { ...mobile, ...model('Zorg 1') }),
    'mobile - Zorg 1 | Chrome 126 | Android -',
  ],
  [
    'a tablet',
    tablet,
    hints(chrome, 'Android', { ...model('SM-X906C'), ...version('13') }),
    'tablet Samsung SM-X906C | Chrome 126 | Android 13',
  ],
  ['a tablet without a model', tablet, hints(chrome, 'Android'), 'tablet - - | Chrome 126 | Android -'],
  ['a watch', phone, hints(chrome, 'Android', { ...mobile, 'sec-ch-ua-form-factors': '"Watch"' }), 'wearable - - | Chrome 126 | Android -'],
  [
    'a tablet by its form factor',
    tablet,
    hints(chrome, 'Android', { 'sec-ch-ua-form-factors': '"Tablet"' }),
    'tablet - - | Chrome 126 | Android -',
  ],
  [
    'an application above Android WebView',
    instagram,
    hints('"Android WebView";v="124", "Chromium";v="124"', 'Android', mobile),
    'mobile Samsung SM-A536B | Instagram 330.0.0.40.92 | Android 13 | in-app',
  ],
  [
    'headless behind a user agent that hides it',
    linux,
    hints('"HeadlessChrome";v="126", "Chromium";v="126"', 'Linux'),
    'bot - - | HeadlessChrome 126 | Linux - | bot',
  ],
  [
    'conflict: Firefox says, Chromium hints',
    firefox,
    hints(chrome, 'Linux', version('6.8')),
    'desktop - - | Firefox 127.0 | Windows 10 or 11 | conflict',
  ],
  [
    'conflict: an iPhone with Chromium hints',
    iphone,
    hints(chrome, 'Windows', version('15.0.0')),
    'mobile Apple iPhone | Safari 17.5 | iOS 17.5.1 | conflict',
  ],
  ['conflict: curl with Chromium hints', 'curl/8.5.0', hints(chrome, 'Windows'), 'tool - - | curl 8.5.0 | - - | conflict'],
  ['a tool with a platform only', 'curl/8.5.0', { 'sec-ch-ua-platform': '"Windows"' }, 'tool - - | curl 8.5.0 | - -'],
  ['no user agent, but hints', '', hints(chrome, 'Windows', version('15.0.0')), 'desktop - - | Chrome 126 | Windows 11'],
  [
    'hints that are garbage',
    firefox,
    { 'sec-ch-ua': 'x"', 'sec-ch-ua-platform': '?1', 'sec-ch-ua-mobile': '7' },
    'desktop - - | Firefox 127.0 | Windows 10 or 11',
  ],
  ['made-up brands only', windows, hints('"Not A;Brand";v="99"', 'Windows'), 'desktop - - | Chrome 126 | Windows 10 or 11'],
]

describe('a device by its client hints', () => {
  it.each(cases)('%s', (_name, userAgent, sent, expected) => {
    expect(told(deviceOf(userAgent, sent))).toBe(expected)
  })
})
