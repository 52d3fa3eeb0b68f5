import { expect, test } from 'vitest'
import { distanceKm } from './distance'
import { networkAround } from './network-around'

test.each([
  ['84.208.1.77', '84.208.1.0/24'],
  ['::ffff:84.208.1.77', '84.208.1.0/24'],
  ['2a02:8108:41:7:8d1f::1', '2a02:8108:41:7::/64'],
  // All clients of a NAT64 or 6to4 gateway share what is outside.
  ['64:ff9b::84.208.1.77', '84.208.1.0/24'],
  ['2002:54d0:14d::1', '84.208.1.0/24'],
  ['no address', null],
  [null, null],
])('%s lies in %s', (ip, network) => {
  expect(networkAround(ip)).toBe(network)
})

test.each([
  [[59.9, 10.7], [59.9, 10.7], 0],
  [[59.91, 10.75], [52.52, 13.4], 838],
  [[0, 179], [0, -179], 222],
  [[90, 0], [-90, 120], 20_015],
])('%j to %j are %i km', ([a = 0, b = 0], [c = 0, d = 0], km) => {
  expect(Math.abs(distanceKm({ latitude: a, longitude: b }, { latitude: c, longitude: d }) - km)).toBeLessThan(km * 0.005 + 1)
})
