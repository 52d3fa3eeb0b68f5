import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors/app-error'
import { parseIp } from './ip'
import { isTrusted, parseTrustedProxies } from './trusted-proxies'

describe('parseTrustedProxies', () => {
  it.each([
    ['10.0.0.0/8', '10.255.0.1', '11.0.0.1'],
    ['10.1.2.3/8', '10.9.9.9', '11.0.0.1'],
    [' 192.0.2.1 ', '192.0.2.1', '192.0.2.2'],
    ['2001:db8::/32', '2001:db8:1::1', '2001:db9::1'],
    ['::1', '::1', '127.0.0.1'],
    ['::ffff:10.0.0.0/104', '10.1.1.1', '11.0.0.1'],
    ['0.0.0.0/1', '1.1.1.1', '::1'],
  ])('%s holds %s, not %s', (entry, inside, outside) => {
    const trusted = parseTrustedProxies(['', entry, ' '])
    expect(trusted).toHaveLength(1)
    expect([inside, outside].map((ip) => isTrusted(parseIp(ip) ?? expect.fail(ip), trusted))).toEqual([true, false])
  })

  it.each([
    'nginx',
    '10.0.0',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0.0/x',
    '0.0.0.0/0',
    '::/0',
    '::ffff:0.0.0.0/96',
    '2001:db8::/129',
    '::ffff:10.0.0.0/8',
    '*',
    '\u0000',
  ])('refuses %s by name', (entry) => {
    expect(() => parseTrustedProxies(['10.0.0.1', entry])).toThrow(AppError)
    expect(() => parseTrustedProxies(['10.0.0.1', entry])).toThrow(`"${entry}"`)
  })
})
