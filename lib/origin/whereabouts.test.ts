import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import * as asnData from './asn-data'
import { bundledData } from './bundled-data'
import { hostingNetworks } from './hosting-networks'
import { whereaboutsOf } from './whereabouts'

const nowhere = join(tmpdir(), 'rollcall-no-such-folder')

describe('whereaboutsOf', () => {
  it.each([
    ['52.49.158.7', 'hosting', 16509],
    ['2a01:4f8::1', 'hosting', 24940],
    ['::ffff:52.49.158.7', 'hosting', 16509],
    ['64:ff9b::3431:9e07', 'hosting', 16509],
    ['87.150.1.1', 'public', 3320],
    ['1.1.1.1', 'public', 13335],
  ])('%s is of class %s, of AS%i', async (ip, networkClass, asn) => {
    expect(await whereaboutsOf(ip)).toMatchObject({ networkClass, asn, asnOrg: expect.stringMatching(/\w/) })
  })

  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '192.168.1.1',
    '169.254.0.1',
    '100.64.0.1',
    '192.0.2.1',
    '240.0.0.1',
    '::1',
    'fd00::1',
    'nonsense',
    null,
  ])('never looks up %s', async (ip) => {
    const asked = vi.spyOn(asnData, 'operatorOf')
    const data = bundledData(nowhere)
    const found = vi.spyOn(data, 'find')
    expect(await whereaboutsOf(ip, data)).toMatchObject({ asn: null, asnOrg: null, place: { country: null } })
    expect(asked).not.toHaveBeenCalled()
    expect(found).not.toHaveBeenCalled()
  })

  it('is unknown, and still public, where all data is missing', async () => {
    expect(await whereaboutsOf('52.49.158.7', bundledData(nowhere), nowhere)).toMatchObject({
      networkClass: 'public',
      asn: null,
      asnOrg: null,
    })
  })

  it('has a list without networks behind which people sit', () => {
    expect(hostingNetworks.size).toBeGreaterThan(100)
    for (const asn of [3320, 7922, 13335, 36183, 54113, 174]) expect(hostingNetworks.has(asn)).toBe(false)
  })
})
