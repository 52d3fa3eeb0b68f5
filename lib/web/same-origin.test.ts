import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors/app-error'
import { assertSameOrigin, isSameOrigin } from './same-origin'

const known = new URL('https://rollcall.example.org')
type Row = [string, Record<string, string>, URL | null, boolean, host?: string]
const everywhere = '0.0.0.0'

const rows: Row[] = [
  ['our own page', { origin: 'https://rollcall.example.org', host: 'rollcall.example.org' }, known, true],
  ['behind a proxy that keeps its own Host', { origin: 'https://rollcall.example.org', host: '127.0.0.1:3000' }, known, true],
  ['no Origin', { host: 'rollcall.example.org' }, known, false],
  ['null', { origin: 'null', host: 'rollcall.example.org' }, known, false],
  ['empty', { origin: '', host: 'rollcall.example.org' }, known, false],
  ['http for https', { origin: 'http://rollcall.example.org', host: 'rollcall.example.org' }, known, false],
  ['another port', { origin: 'https://rollcall.example.org:8443', host: 'rollcall.example.org' }, known, false],
  ['a name that begins alike', { origin: 'https://rollcall.example.org.evil.test', host: 'rollcall.example.org' }, known, false],
  ['a sibling', { origin: 'https://evil.example.org', host: 'rollcall.example.org' }, known, false],
  ['forged Host', { origin: 'https://evil.test', host: 'evil.test' }, known, false],
  ['cross-site by the browser', { origin: 'https://rollcall.example.org', 'sec-fetch-site': 'cross-site' }, known, false],
  ['localhost', { origin: 'http://localhost:3000', host: 'localhost:3000' }, null, true],
  ['loopback names of one port', { origin: 'http://127.0.0.1:3000', host: 'localhost:3000' }, null, true],
  ['IPv6 loopback', { origin: 'http://[::1]:3000', host: 'localhost:3000' }, null, true],
  ['another program on this machine', { origin: 'http://localhost:8080', host: 'localhost:3000' }, null, false],
  ['a name on the LAN', { origin: 'http://rollcall.lan:3000', host: 'rollcall.lan:3000' }, null, true, everywhere],
  ['the same, listening for this machine alone', { origin: 'http://rollcall.lan:3000', host: 'rollcall.lan:3000' }, null, false],
  [
    'a rebound name',
    { origin: 'http://evil.test:3000', host: 'evil.test:3000', 'sec-fetch-site': 'same-origin' },
    null,
    false,
    'localhost',
  ],
  ['a rebound name, IPv6', { origin: 'http://evil.test:3000', host: 'evil.test:3000' }, null, false, '::1'],
  ['a rebound name beside APP_URL', { origin: 'https://rollcall.example.org', host: 'evil.test:3000' }, known, true],
  ['localhost, listening everywhere', { origin: 'http://localhost:3000', host: '127.0.0.1:3000' }, null, true, everywhere],
  ['a proxy with its own Host, APP_URL unset', { origin: 'https://rollcall.lan', host: '127.0.0.1:3000' }, null, false],
  ['a file', { origin: 'file://', host: 'localhost:3000' }, null, false],
  ['an extension', { origin: 'chrome-extension://abc', host: 'localhost:3000' }, null, false],
  ['no Host', { origin: 'http://localhost:3000' }, null, false],
]

describe('ASVS 3.5.1 requests that change something come from our own pages', () => {
  it.each(rows)('%s', (_, headers, appUrl, expected, host = '127.0.0.1') => {
    expect(isSameOrigin(new Headers(headers), { appUrl, host })).toBe(expected)
  })

  it('says what to set where a proxy hides the name', () => {
    const headers = new Headers({ origin: 'https://rollcall.lan', host: '127.0.0.1:3000' })
    expect(() => assertSameOrigin(headers, { appUrl: null, host: '127.0.0.1' })).toThrowError(/APP_URL/)
    expect(() => assertSameOrigin(headers, { appUrl: null, host: everywhere })).toThrowError(AppError)
  })

  it('says so where it listens for this machine alone', () => {
    const headers = new Headers({ origin: 'http://rollcall.lan:3000', host: 'rollcall.lan:3000' })
    expect(() => assertSameOrigin(headers, { appUrl: null, host: '::1' })).toThrowError(/listens for this machine alone.+APP_URL/)
  })

  it('never accepts another host, whatever the headers', () => {
    const foreign = fc.webUrl().filter((url) => new URL(url).host !== known.host)
    fc.assert(
      fc.property(
        foreign,
        (url) => !isSameOrigin(new Headers({ origin: new URL(url).origin, host: new URL(url).host }), { appUrl: known, host: everywhere }),
      ),
    )
  })
})
