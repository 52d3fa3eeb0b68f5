import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { cacheControlOf, contentSecurityPolicy, securityHeaders } from './security-headers'

const require = createRequire(import.meta.url)
const preload: { headersFor(): unknown; newPagePolicy(): string } = require(`${process.cwd()}/scripts/preload/response-headers.cjs`)

const directives = (policy: string) => new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))

describe('ASVS 3.4 headers', () => {
  it('allows scripts by nonce only', () => {
    const policy = directives(contentSecurityPolicy({ nonce: 'abc', secure: true }))
    expect(policy.get('script-src')).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"])
    expect(policy.get('style-src')).toEqual(["'self'", "'nonce-abc'"])
    for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(name)).toEqual(["'none'"])
    expect(policy.get('form-action')).toEqual(["'self'"])
  })

  it('asks for https only where people reach us by https', () => {
    expect(contentSecurityPolicy({ nonce: 'a', secure: true })).toContain('upgrade-insecure-requests')
    expect(contentSecurityPolicy({ nonce: 'a', secure: false })).not.toContain('upgrade-insecure-requests')
    expect(securityHeaders(true)).toHaveProperty('Strict-Transport-Security')
    expect(securityHeaders(false)).not.toHaveProperty('Strict-Transport-Security')
  })

  it('lets pictures come from one other place where a server of map tiles is named, and nothing else', () => {
    const tiles = 'https://tiles.example.org/a/{z}/{x}/{y}.png'
    const [with_, without] = [tiles, undefined].map((url) => directives(contentSecurityPolicy({ nonce: 'a', secure: true, tiles: url })))
    expect(without?.get('img-src')).toEqual(["'self'", 'data:'])
    expect(with_?.get('img-src')).toEqual(["'self'", 'data:', 'https://tiles.example.org'])
    expect([...(with_ ?? [])].filter(([name]) => name !== 'img-src')).toEqual([...(without ?? [])].filter(([name]) => name !== 'img-src'))
    process.env.MAP_TILES_URL = tiles
    try {
      const policy = preload.newPagePolicy()
      const nonce = /'nonce-([^']{22,})'/.exec(policy)?.[1] ?? ''
      expect(policy).toBe(contentSecurityPolicy({ nonce, secure: false, tiles }))
    } finally {
      delete process.env.MAP_TILES_URL
    }
  })

  it.each([
    ['/sessions', 'no-store'],
    ['/api/x.svg', 'no-store'],
    ['/api/live', 'no-store, no-transform'],
    ['/icon.svg', null],
    ['/outlines/coarse.json', null],
    ['/api/map/points.json', 'no-store'],
  ])('ASVS 14.3.2 keeps %s as %s', (path, value) => {
    expect(cacheControlOf(path)).toBe(value)
  })

  it('says the same in the preload, with a nonce of its own each time', () => {
    expect(preload.headersFor()).toEqual(securityHeaders(false))
    const [one, two] = [preload.newPagePolicy(), preload.newPagePolicy()]
    const nonce = /'nonce-([^']{22,})'/.exec(one)?.[1] ?? ''
    expect(one).toBe(contentSecurityPolicy({ nonce, secure: false }))
    expect(two).not.toBe(one)
  })
})
