import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeRedirectPath, startPath } from './safe-redirect'

const refused = [
  undefined,
  null,
  42,
  ['/users'],
  '',
  'users',
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '/users\r\nSet-Cookie: a=b',
  '/\u0000',
  ' /users',
  '/users evil',
  'https://evil.test',
  'https:/evil.test',
  'javascript:alert(1)',
  'data:text/html,x',
  '/./\\evil.test',
  '/.//evil.test',
  '/a/..//evil.test',
  '/%2e//evil.test',
  '@evil.test',
  '/\u2028evil',
  '/\ud800',
  '/sign-in',
  '/sign-in?next=/users',
  '/api/sign-out',
  `/${'a'.repeat(3000)}`,
]

describe('ASVS 3.7.2 redirects lead only to ourselves', () => {
  it.each(refused)('refuses %j', (value) => {
    expect(safeRedirectPath(value)).toBe(startPath)
  })

  it.each([
    ['/users', '/users'],
    ['/sessions?status=active&user=a%20b', '/sessions?status=active&user=a%20b'],
    ['/sessions/0199', '/sessions/0199'],
    ['/a/../users', '/users'],
    ['/signatures', '/signatures'],
    ['/users#x', '/users'],
  ])('keeps %s', (value, path) => {
    expect(safeRedirectPath(value)).toBe(path)
  })

  it('stays on the site for any text, and is stable', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\/[/\\.a-z@:%?#]{0,12}$/), fc.webUrl())
    fc.assert(
      fc.property(text, (value) => {
        const path = safeRedirectPath(value)
        expect(new URL(path, 'https://rollcall.example.org/x/').origin).toBe('https://rollcall.example.org')
        expect(path).toMatch(/^\/(?![/\\])/)
        expect(safeRedirectPath(path)).toBe(path)
      }),
      { numRuns: 500 },
    )
  })
})
