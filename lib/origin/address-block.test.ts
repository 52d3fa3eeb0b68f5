import { expect, test } from 'vitest'
import { blockAround, normalBlock } from './address-block'

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['10.1.2.3/8', '10.0.0.0/8'],
  [' 10.1.2.3/32 ', '10.1.2.3'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['2001:DB8:0:0::1/32', '2001:db8::/32'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['::ffff:10.0.0.1/104', '10.0.0.0/8'],
])('%s is %s', (text, normal) => {
  expect(normalBlock(text)).toBe(normal)
})

test.each([
  '',
  '10',
  '10.0.0',
  '010.0.0.1',
  '10.0.0.1/33',
  '10.0.0.1/-1',
  '10.0.0.1/',
  '10.0.0.1/8/8',
  '::1/129',
  '::ffff:10.0.0.1/8',
  'x',
  "10.0.0.1'--",
])('%s is no block', (text) => {
  expect(normalBlock(text)).toBeNull()
})

test.each([
  ['198.51.100.7', '198.51.100.0/24'],
  ['0.0.0.0', '0.0.0.0/24'],
  ['2a02:a31a:1:2:3::4', '2a02:a31a:1:2::/64'],
  ['::1', '::/64'],
  ['::ffff:198.51.100.7', '198.51.100.0/24'],
  ['198.51.100', null],
  ['', null],
])('%s lies in %s', (ip, block) => {
  expect(blockAround(ip)).toBe(block)
})
