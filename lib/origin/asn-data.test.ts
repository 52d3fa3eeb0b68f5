import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { operatorOf } from './asn-data'
import { type IpAddress, parseIp } from './ip'

const address = (ip: string): IpAddress => parseIp(ip) ?? expect.fail(ip)
/** Line n holds n·1000 to n·1000+499 for AS n: long enough for many halvings. */
const many = (count: number) => Array.from({ length: count }, (_, n) => `${n * 1000},${n * 1000 + 499},${n},"Ö ""${n}"", Ltd"\n`).join('')
const ipv4Of = (n: number) => address([n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255].join('.'))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-asn-'))
})
afterEach(() => rm(folder, { recursive: true }))
const put = (text: string | Buffer, kind = 'ipv4') => writeFile(join(folder, `asn-${kind}-num.csv`), text)

describe('operatorOf', () => {
  it('finds the first and last address of every line, and nothing between lines', async () => {
    await put(many(5000))
    for (let n = 1; n < 5000; n += 37) {
      const operator = { asn: n, organisation: `Ö "${n}", Ltd` }
      expect(await operatorOf(ipv4Of(n * 1000), folder)).toEqual(operator)
      expect(await operatorOf(ipv4Of(n * 1000 + 499), folder)).toEqual(operator)
      expect(await operatorOf(ipv4Of(n * 1000 + 500), folder)).toBeNull()
    }
    expect(await operatorOf(ipv4Of(4_999_499), folder)).toMatchObject({ asn: 4999 })
    expect(await operatorOf(address('255.255.255.255'), folder)).toBeNull()
  })

  it.each([
    ['no data', null],
    ['an empty file', ''],
    ['something else', '<html>Not found</html>'.repeat(500)],
    ['a file cut in a line', many(3).slice(0, -8)],
    ['bytes that are no text', Buffer.alloc(9000, 0xff)],
    ['a number that names nobody', '0,4294967295,4200000000,Private\n'],
    ['a network without an operator', '0,4294967295,0,None\n'],
  ])('knows nothing with %s', async (_name, text) => {
    if (text !== null) await put(text)
    expect(await operatorOf(address('0.0.8.9'), folder)).toBeNull()
  })

  it('asks the file of the address’s own family', async () => {
    await put('0,4294967295,1,Four\n')
    await put('42540488161975842760550356425300246528,42540488161975842760550356425300246530,6,Six\r\n', 'ipv6')
    expect(await operatorOf(address('2001::1'), folder)).toEqual({ asn: 6, organisation: 'Six' })
    expect(await operatorOf(address('2001::4'), folder)).toBeNull()
  })
})

describe('operatorOf with the table that is installed', () => {
  it.each([
    ['8.8.8.8', 15169],
    ['52.49.158.7', 16509],
    ['87.150.1.1', 3320],
    ['133.11.0.1', 2501],
    ['2001:4860:4860::8888', 15169],
    ['2a01:4f8::1', 24940],
    ['2a01:e34:ec00::1', 12322],
  ])('%s is announced by AS%i', async (ip, asn) => {
    expect(await operatorOf(address(ip))).toEqual({ asn, organisation: expect.stringMatching(/\w/) })
  })
})
