import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributionOf } from './attribution'
import { bundledData } from './bundled-data'
import { locationData, locationDataStatus } from './location-data'
import { originOf } from './origin-of'
import { unknownPlace } from './place'

const nowhere = bundledData(join(tmpdir(), 'rollcall-no-such-folder'))
const headers = (values: Record<string, string>) => ({ get: (name: string) => values[name] ?? null })
const from = (values: Record<string, string>, ip: string | null = '127.0.0.1') => originOf({ ip, headers: headers(values) }, nowhere)

describe('originOf', () => {
  it('puts address, place, device and language together', async () => {
    const origin = await originOf(
      {
        ip: '::ffff:127.0.0.1',
        headers: new Headers({
          'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
          'sec-ch-ua-platform': '"Windows"',
          'sec-ch-ua-platform-version': '"15.0.0"',
          'sec-ch-ua-bitness': '"64"',
          'accept-language': 'de-de,de;q=0.9',
          cookie: 'secret',
        }),
      },
      nowhere,
    )
    expect(origin).toMatchObject({ ip: '127.0.0.1', networkClass: 'loopback', place: unknownPlace, language: 'de-DE' })
    expect(origin.device).toMatchObject({ deviceType: 'desktop', browser: 'Chrome', os: 'Windows', osVersion: '11' })
    expect(origin.device.parserVersion).toMatch(/^ua-parser-js 1\.0\.41, rollcall \d+$/)
    expect(origin.clientHints).toEqual({ 'sec-ch-ua-platform': '"Windows"', 'sec-ch-ua-platform-version': '"15.0.0"' })
  })

  it('accepts a request that says nothing', async () => {
    expect(await from({}, null)).toMatchObject({
      ip: null,
      networkClass: 'unknown',
      place: unknownPlace,
      userAgent: '',
      clientHints: {},
      language: null,
      device: { deviceType: 'unknown' },
    })
  })

  it('signs in where location data is missing', async () => {
    expect(await from({}, '87.150.1.1')).toMatchObject({ networkClass: 'public', place: unknownPlace })
  })

  it.each([
    ['de', 'de'],
    ['en-US,en;q=0.5', 'en-US'],
    ['ZH-hant-TW;q=0.3', 'zh-Hant-TW'],
    ['*', null],
    ['', null],
    ['<script>', null],
    ['en\u0000', null],
    // Four subtags of eight letters are 38 characters: the fourth goes.
    ['en-abcdefgh-bcdefghi-cdefghij-defghijk', 'en-abcdefgh-bcdefghi-cdefghij'],
    ['en-us-u-co-abcdefgh-bcdefghi-cdef-x-y', 'en-US-u-co-abcdefgh-bcdefghi-cdef'],
    ['a'.repeat(9000), null],
  ])('F16 takes the language of %j as %s', async (sent, language) => {
    expect((await from({ 'accept-language': sent })).language).toBe(language)
  })

  it('F16 cleans and cuts what is stored', async () => {
    const agent = `curl/8\u0000\u001b[31m\ud800\u202e${'😀'.repeat(4000)}`
    const origin = await from({ 'user-agent': agent, 'sec-ch-ua': `"${'x'.repeat(9000)}\r\n` })
    expect(origin.userAgent.startsWith('curl/8[31m😀')).toBe(true)
    expect(origin.userAgent.length).toBeLessThanOrEqual(1024)
    expect(origin.userAgent.isWellFormed()).toBe(true)
    expect(origin.clientHints['sec-ch-ua']).toHaveLength(256)
  })

  it('F16 never throws, and every text in it can be stored', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ maxLength: 300 }).map((part) => `Mozilla/5.0 (${part}) ${part}`.padEnd(8192, part || 'x')),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }).map((units) => String.fromCharCode(...units)),
    )
    const names = [
      'user-agent',
      'accept-language',
      'sec-ch-ua',
      'sec-ch-ua-full-version-list',
      'sec-ch-ua-platform',
      'sec-ch-ua-platform-version',
      'sec-ch-ua-mobile',
      'sec-ch-ua-model',
      'sec-ch-ua-form-factors',
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: names.length, maxLength: names.length }), text, async (values, ip) => {
        const sent = Object.fromEntries(
          names.map((name, index) => [name, name.startsWith('sec') ? `"${values[index]}"` : (values[index] ?? '')]),
        )
        const origin = await from(sent, ip)
        expect(origin.userAgent.length).toBeLessThanOrEqual(1024)
        for (const stored of textsOf(origin)) expect(stored).not.toMatch(/[\p{Cc}\p{Cs}]/u)
      }),
      { numRuns: 150 },
    )
  })
})

describe('locationData', () => {
  it('is one for the process and opens nothing by itself', async () => {
    expect(locationData()).toBe(locationData())
    expect(locationDataStatus()).toMatchObject({ from: 'bundled', files: [{ state: 'unopened' }, { state: 'unopened' }] })
  })
})

describe('attributionOf', () => {
  it.each([
    ['DB-IP City Lite', 'https://db-ip.com'],
    ['DBIP-City-Lite', 'https://db-ip.com'],
    ['GeoLite2-City', 'https://www.maxmind.com'],
    ['GeoIP2-City', undefined],
    [null, undefined],
  ])('%s: %s', (source, href) => {
    expect(attributionOf(source)?.href).toBe(href)
  })
})

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, item]) => [key, ...textsOf(item)]) : []
}
