import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddress, networkKey } from './address'
import { normalIp } from './ip'
import { parseTrustedProxies } from './trusted-proxies'

const trusted = parseTrustedProxies(['127.0.0.1', '10.0.0.0/8', '2001:db8:ffff::/48'])
const none = parseTrustedProxies([])

describe('clientAddress', () => {
  const cases: readonly (readonly [peer: string | null, forwardedFor: string | null, forwarded: string | null, client: string | null])[] = [
    ['198.51.100.7', '1.1.1.1', null, '198.51.100.7'],
    ['198.51.100.7', null, 'for=1.1.1.1', '198.51.100.7'],
    [null, '1.1.1.1', null, null],
    ['not an address', '1.1.1.1', null, null],
    ['::ffff:198.51.100.7', null, null, '198.51.100.7'],
    ['fe80::1%eth0', null, null, 'fe80::1'],
    ['10.0.0.1', null, null, '10.0.0.1'],
    ['10.0.0.1', '', null, '10.0.0.1'],
    ['10.0.0.1', '9.9.9.9', null, '9.9.9.9'],
    ['::ffff:10.0.0.1', '9.9.9.9', null, '9.9.9.9'],
    // What the client wrote itself stands to the left of what the proxy saw.
    ['10.0.0.1', '1.2.3.4, 9.9.9.9', null, '9.9.9.9'],
    ['10.0.0.1', 'garbage, 9.9.9.9', null, '9.9.9.9'],
    ['10.0.0.1', '1.2.3.4, 9.9.9.9, 10.1.2.3', null, '9.9.9.9'],
    ['10.0.0.1', '10.9.9.9, 10.1.2.3', null, '10.9.9.9'],
    ['10.0.0.1', ' , 9.9.9.9 ,, ', null, '9.9.9.9'],
    ['10.0.0.1', '9.9.9.9:51234', null, '9.9.9.9'],
    ['10.0.0.1', '[2001:DB8::0:1]:443', null, '2001:db8::1'],
    ['10.0.0.1', '[2001:db8::1]', null, '2001:db8::1'],
    ['10.0.0.1', '2001:db8::1', null, '2001:db8::1'],
    ['10.0.0.1', 'fe80::1%eth0', null, 'fe80::1'],
    ['10.0.0.1', '::ffff:9.9.9.9', null, '9.9.9.9'],
    ['10.0.0.1', '[::ffff:9.9.9.9]:80', null, '9.9.9.9'],
    // A chain that cannot be followed ends at the peer.
    ['10.0.0.1', 'unknown', null, '10.0.0.1'],
    ['10.0.0.1', '9.9.9.9, unknown', null, '10.0.0.1'],
    ['10.0.0.1', '9.9.9.9, garbage, 10.1.2.3', null, '10.0.0.1'],
    ['10.0.0.1', '999.1.1.1', null, '10.0.0.1'],
    ['10.0.0.1', '010.010.010.010', null, '10.0.0.1'],
    ['10.0.0.1', '0x7f000001', null, '10.0.0.1'],
    ['10.0.0.1', '2130706433', null, '10.0.0.1'],
    ['10.0.0.1', '[9.9.9.9]:80', null, '10.0.0.1'],
    ['10.0.0.1', '\u0000', null, '10.0.0.1'],
    // RFC 7239, only where X-Forwarded-For is absent.
    ['10.0.0.1', '9.9.9.9', 'for=8.8.8.8', '9.9.9.9'],
    ['10.0.0.1', 'garbage', 'for=8.8.8.8', '10.0.0.1'],
    ['10.0.0.1', null, 'for=8.8.8.8', '8.8.8.8'],
    ['10.0.0.1', null, 'for=1.2.3.4, For="8.8.8.8:80";proto=https;by=10.0.0.1', '8.8.8.8'],
    ['10.0.0.1', null, 'for="[2001:db8:cafe::17]:4711"', '2001:db8:cafe::17'],
    ['10.0.0.1', null, 'for=8.8.8.8, for=10.1.2.3', '8.8.8.8'],
    ['10.0.0.1', null, 'for=_hidden', '10.0.0.1'],
    ['10.0.0.1', null, 'for=unknown;proto=https', '10.0.0.1'],
    ['10.0.0.1', null, 'proto=https', '10.0.0.1'],
    ['10.0.0.1', null, 'for=8.8.8.8;for=1.2.3.4', '10.0.0.1'],
    // An open quote of the client's swallows nothing.
    ['10.0.0.1', null, 'for=1.2.3.4;x=", for="[2001:db8::1]"', '2001:db8::1'],
    ['10.0.0.1', null, 'for=8.8.8.8;host="x, for=1.2.3.4"', '10.0.0.1'],
    ['2001:db8:ffff::5', '2001:db8:1::1', null, '2001:db8:1::1'],
  ]
  it.each(cases)('peer %s, X-Forwarded-For %s, Forwarded %s: %s', (peer, forwardedFor, forwarded, client) => {
    expect(clientAddress({ peer, forwardedFor, forwarded }, trusted)).toBe(client)
  })

  const address = fc.oneof(fc.ipV4(), fc.ipV6())
  const header = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fc.oneof(address, fc.string())).map((hops) => hops.join(',')),
  )

  it('ASVS 4.1.3 counts no header while nobody is trusted', () => {
    fc.assert(
      fc.property(address, header, header, (peer, forwardedFor, forwarded) => {
        expect(clientAddress({ peer, forwardedFor, forwarded }, none)).toBe(normalIp(peer))
      }),
    )
  })

  it('answers null or a normalised address, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.string()), header, header, (peer, forwardedFor, forwarded) => {
        const client = clientAddress(
          { peer, forwardedFor, forwarded: forwarded || null },
          parseTrustedProxies([normalIp(peer) ?? '10.0.0.1']),
        )
        if (client !== null) expect(normalIp(client)).toBe(client)
        else expect(normalIp(peer)).toBeNull()
      }),
    )
  })

  it('finds what the trusted proxy appended, whatever the client wrote before it', () => {
    fc.assert(
      fc.property(header, fc.boolean(), (forged, standard) => {
        const headers = standard
          ? { forwardedFor: null, forwarded: `${forged}, for=9.9.9.9` }
          : { forwardedFor: `${forged}, 9.9.9.9`, forwarded: null }
        expect(clientAddress({ peer: '10.0.0.1', ...headers }, trusted)).toBe('9.9.9.9')
      }),
    )
  })
})

describe('networkKey', () => {
  it.each([
    ['9.9.9.9', '9.9.9.9'],
    ['::ffff:9.9.9.9', '9.9.9.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
    ['::1', '::/64'],
    ['2002:909:909::1', '9.9.9.9'],
    ['64:ff9b::909:909', '9.9.9.9'],
    ['nonsense', 'unknown'],
    [null, 'unknown'],
  ])('%s: %s', (ip, key) => {
    expect(networkKey(ip)).toBe(key)
  })
})
