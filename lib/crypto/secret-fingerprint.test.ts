import { expect, test } from 'vitest'
import { secretFingerprint } from './secret-fingerprint'

test('one secret has one fingerprint, two have two, and none contains its secret', () => {
  const one = 'a'.repeat(32)
  const two = 'b'.repeat(32)
  expect(secretFingerprint(one)).toBe(secretFingerprint(one))
  expect(secretFingerprint(one)).not.toBe(secretFingerprint(two))
  expect(secretFingerprint(one)).toMatch(/^[\w-]{22}$/)
})
