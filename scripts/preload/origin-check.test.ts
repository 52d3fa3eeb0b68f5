import { createRequire } from 'node:module'
import { afterAll, describe, expect, test } from 'vitest'
import { isLoopback } from '@/lib/origin/loopback'
import { isSameOrigin } from '@/lib/web/same-origin'

// The preload runs before anything is built, so it has copies of its own. These tests hold them equal.
const load = createRequire(import.meta.url)
const preload = load('./app-url.cjs') as { isLoopback(host: string): boolean }
const { foreignOrigin } = load('./origin-check.cjs') as {
  foreignOrigin(req: { method: string; headers: Record<string, string> }): boolean
}

const { APP_URL, HOST } = process.env
afterAll(() => Object.assign(process.env, { APP_URL: APP_URL ?? '', HOST: HOST ?? '' }))

const names = [
  'localhost',
  'a.localhost',
  '127.0.0.1',
  '127.9.9.9',
  '[::1]',
  '::1',
  '0.0.0.0',
  '::',
  '10.0.0.7',
  'rollcall.lan',
  'evil.test',
  '',
]
const hosts = names.flatMap((name) => [name, `${name}:80`, `${name}:443`, `${name}:3000`, name.toUpperCase()])
const origins = ['null', 'file://', 'chrome-extension://localhost:3000', ...hosts.flatMap((host) => [`http://${host}`, `https://${host}`])]

describe('ASVS 3.5.1 the preload judges as the application does', () => {
  test('which hosts are this machine', () => {
    for (const host of hosts) expect([host, preload.isLoopback(host)]).toEqual([host, isLoopback(host)])
  })

  test.each([
    ['', '127.0.0.1'],
    ['', 'localhost'],
    ['', '::1'],
    ['', ''],
    ['', '0.0.0.0'],
    ['', '10.0.0.7'],
    ['https://rollcall.lan', '0.0.0.0'],
    ['http://localhost:3000', '127.0.0.1'],
  ])('which origins are ours, with APP_URL %j and HOST %j', (appUrl, host) => {
    Object.assign(process.env, { APP_URL: appUrl, HOST: host })
    const known = { appUrl: appUrl === '' ? null : new URL(appUrl), host: host === '' ? '127.0.0.1' : host }
    let ours = 0
    for (const origin of origins)
      for (const host of hosts) {
        const same = isSameOrigin(new Headers({ origin, host }), known)
        expect([origin, host, foreignOrigin({ method: 'POST', headers: { origin, host } })]).toEqual([origin, host, !same])
        if (same) ours += 1
      }
    expect(ours).toBeGreaterThan(50)
    expect(ours).toBeLessThan((origins.length * hosts.length) / 2)
  })
})
