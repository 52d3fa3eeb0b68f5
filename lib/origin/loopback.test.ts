import { expect, test } from 'vitest'
import { isLoopback } from './loopback'

test.each([
  ['localhost', true],
  ['LOCALHOST:3000', true],
  ['rollcall.localhost', true],
  ['127.0.0.1', true],
  ['127.3.2.1:80', true],
  ['::1', true],
  ['[::1]', true],
  ['[::1]:3000', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['localhost.evil.test', false],
  ['127.0.0.1.evil.test', false],
  ['evillocalhost', false],
  ['[2001:db8::1]:3000', false],
  ['', false],
])('%s: %s', (host, expected) => expect(isLoopback(host)).toBe(expected))
