import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'

vi.mock('@/lib/env/env', () => ({ requireAuthSecret: () => 'a test secret of thirty-two bytes or more' }))

import { hashPassword, verifyPassword } from './password-hash'
import { signValue, verifyValue } from './signed-value'
import { isToken, newToken, tokenHash } from './token'

describe('tokens', () => {
  test('ASVS 7.2.x are random, of 256 bits, and only a hash of 32 bytes is kept', () => {
    const tokens = new Set(Array.from({ length: 1000 }, newToken))
    expect(tokens.size).toBe(1000)
    for (const token of tokens) expect(isToken(token)).toBe(true)
    expect(tokenHash(newToken())).toHaveLength(32)
  })

  test('anything else is no token', () => {
    fc.assert(fc.property(fc.anything(), (text) => isToken(text) === (typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text))))
  })
})

describe('signed values', () => {
  test('come back, for their purpose alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, other) => {
        const signed = signValue('a', value)
        expect(verifyValue('a', signed)).toBe(value === '' ? null : value)
        expect(verifyValue('b', signed)).toBeNull()
        if (other !== value) expect(verifyValue('a', `${other}.${signed.slice(signed.lastIndexOf('.') + 1)}`)).toBeNull()
      }),
    )
  })
})

describe('passwords', () => {
  test('ASVS 6.2.x equal in the first 72 bytes are still two', async () => {
    const start = 'x'.repeat(72)
    const stored = await hashPassword(`${start}a`)
    expect(await verifyPassword(stored, `${start}a`)).toBe(true)
    expect(await verifyPassword(stored, `${start}b`)).toBe(false)
  })

  test('Unicode and trailing spaces count', async () => {
    const stored = await hashPassword('pässwörd with a space ')
    expect(await verifyPassword(stored, 'pässwörd with a space ')).toBe(true)
    expect(await verifyPassword(stored, 'pässwörd with a space')).toBe(false)
  })

  test('ASVS 6.3.8 no hash is never right, and costs one comparison of the same kind, the first time too', async () => {
    const asked: string[] = []
    const argon2 = await vi.importActual<typeof import('@node-rs/argon2')>('@node-rs/argon2')
    const hash = vi.fn(argon2.hash)
    vi.doMock('@node-rs/argon2', () => ({
      hash,
      verify: (against: string, password: string) => {
        asked.push(against)
        return argon2.verify(against, password)
      },
    }))
    vi.resetModules()
    const fresh = await import('./password-hash')
    expect(await fresh.verifyPassword(null, '')).toBe(false)
    expect([asked.length, hash.mock.calls.length]).toEqual([1, 0])
    const shape = (phc: string | undefined) => phc?.split('$').map((part, i) => (i < 4 ? part : part.length))
    expect(shape(asked[0])).toEqual(shape(await fresh.hashPassword('any password')))
    vi.doUnmock('@node-rs/argon2')
  })
})
